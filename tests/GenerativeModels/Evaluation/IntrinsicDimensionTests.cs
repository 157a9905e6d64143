namespace GenerativeModels.Tests.Evaluation;

public class IntrinsicDimensionTests
{
    /// <summary>Uniform points in a cube, seen through a fixed linear map into a space of higher dimension.</summary>
    private static double[][] Sheet(int dim, int ambient, int count, int seed)
    {
        var random = new Xoshiro256StarStar(seed);
        var axes = Enumerable.Range(0, dim).Select(_ => Uniform(random, ambient)).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => Combine(Uniform(random, dim), axes, ambient))];
    }

    private static double[] Uniform(Random random, int dim) =>
        [.. Enumerable.Range(0, dim).Select(_ => random.NextDouble() - 0.5)];

    private static double[] Combine(double[] t, double[][] axes, int ambient) =>
        [.. Enumerable.Range(0, ambient).Select(j => t.Zip(axes, (a, axis) => a * axis[j]).Sum())];

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void TwoNN_finds_small_dimensions_within_five_standard_errors(int dim)
    {
        // Standard error d/√N = 0.022 d for 2 000 points; five of them: a false alarm once in 1.7 million.
        var estimate = IntrinsicDimension.TwoNN(Sheet(dim, 20, 2000, seed: 1));
        Assert.InRange(estimate, dim * (1 - 0.112), dim * (1 + 0.112));
    }

    [Theory, InlineData(5, 4.2, 5.5), InlineData(20, 13.5, 20)]
    public void TwoNN_reads_low_for_large_dimensions_as_documented(int dim, double low, double high) =>
        Assert.InRange(IntrinsicDimension.TwoNN(Sheet(dim, 30, 2000, seed: 2)), low, high);

    [Fact]
    public void TwoNN_leaves_out_copies_and_the_share_that_it_is_told_to()
    {
        var points = Sheet(2, 5, 1000, seed: 3);
        Assert.InRange(IntrinsicDimension.TwoNN([.. points, .. points[..200]]), 1.7, 2.3);
        // 1 − 0.9 is a little less than 0.1: of ten ratios one has to be left, and it alone makes the slope.
        var ten = Sheet(2, 3, 10, seed: 6);
        var least = NearestNeighbours.Within(ten, 2).Min(r => Math.Log(r[1] / r[0]));
        Assert.Equal(-Math.Log(1 - 1.0 / 11) / least, IntrinsicDimension.TwoNN(ten, discard: 0.9), 1e-9);
    }

    [Fact]
    public void Spectra_sum_to_the_variances_and_count_their_axes_of_a_sheet_as_many_as_its_dimensions()
    {
        double[][] points = Rows([0, 0], [2, 0], [0, 1], [2, 1]);
        Assert.Equal([4.0 / 3, 1.0 / 3], IntrinsicDimension.PcaSpectrum(points), Close);
        Assert.Equal(7, IntrinsicDimension.ParticipationRatio([.. Enumerable.Repeat(2.5, 7)]), 1e-12);
        Assert.Equal(1, IntrinsicDimension.ParticipationRatio([3, 0, 0, 0]), 1e-12);
        double[] equal = [.. Enumerable.Repeat(0.1, 10)];
        for (var k = 0; k <= 10; k++)
            Assert.Equal(k, IntrinsicDimension.ComponentsFor(equal, k / 10.0));
        var spectrum = IntrinsicDimension.PcaSpectrum(Sheet(3, 10, 500, seed: 4));
        Assert.Equal(10, spectrum.Length);
        Assert.True(spectrum[2] > 1e-3 && spectrum[3] < 1e-12);
        Assert.Equal(3, IntrinsicDimension.ComponentsFor(spectrum, 0.9999));
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-11;
}
