using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>Numbers of bins, first counts and second edges are those of numpy.histogram.</summary>
public sealed class HistogramTests
{
    private static Tensor Numbers()
    {
        var i = arange(200, ScalarType.Float64);
        return (i * 1.7).sin() + 0.3 * (i * 0.9).cos().pow(3) + (i % 7) * 0.2;
    }

    [Theory]
    [InlineData(HistogramBinSelector.Doane, 10, new[] { 25, 21, 23 }, -0.46746786184590566, 9, -0.33333333333333337)]
    [InlineData(HistogramBinSelector.Rice, 12, new[] { 23, 16, 17 }, -0.5199522757835604, 10, -0.35)]
    [InlineData(HistogramBinSelector.Scott, 7, new[] { 33, 32, 34 }, -0.3325079402919363, 5, -0.2)]
    [InlineData(HistogramBinSelector.Sqrt, 15, new[] { 18, 15, 13 }, -0.5724366897212152, 11, -0.36363636363636365)]
    [InlineData(HistogramBinSelector.Stone, 3, new[] { 74, 90, 36 }, 0.26731393328126085, 2, 0.25)]
    [InlineData(HistogramBinSelector.Sturges, 9, new[] { 29, 23, 22 }, -0.4324782525541358, 8, -0.3125)]
    public void Rules_are_NumPys(HistogramBinSelector rule, int bins, int[] first, double edge, int inner, double innerEdge)
    {
        using var scope = NewDisposeScope();
        var (counts, edges) = histogram(Numbers(), rule);
        Assert.Equal(bins, counts.numel());
        Assert.Equal(first, counts.data<int>().ToArray()[..first.Length]);
        Assert.Equal(200, counts.sum().item<long>());
        Assert.Equal(edge, edges[1].item<double>(), 1e-12);
        (counts, edges) = histogram(Numbers(), rule, (-0.5, 1));
        Assert.Equal(inner, counts.numel());
        Assert.Equal(innerEdge, edges[1].item<double>(), 1e-12);
    }

    [Fact]
    public void A_density_integrates_to_one()
    {
        using var scope = NewDisposeScope();
        var (density, edges) = histogram(Numbers(), HistogramBinSelector.Scott, density: true);
        Assert.Equal(1, (density * edges.diff()).sum().item<double>(), 1e-6);
    }

    [Fact]
    public void Numbers_without_spread_have_one_bin_and_no_infinite_range()
    {
        using var scope = NewDisposeScope();
        foreach (var rule in Enum.GetValues<HistogramBinSelector>())
        {
            Compare.Close(tensor(new[] { 2.5, 3.5 }), histogram(full([4], 3.0), rule).bin_edges, $"{rule}", 0);
            Assert.Equal(1, histogram(empty(0), rule).hist.numel());
        }
        Assert.Throws<ArgumentException>(() => histogram(tensor(new[] { 1, double.NaN }), HistogramBinSelector.Sqrt));
        Assert.Throws<ArgumentException>(() => histogram(ones(3), HistogramBinSelector.Sqrt, (2, 1)));
    }

    [Fact]
    public void Small_conveniences_are_what_their_long_forms_are()
    {
        using var scope = NewDisposeScope();
        var x = arange(24, ScalarType.Float32).view(2, 4, 3);
        Assert.Equal(ScalarType.Int64, LongTensor(x).dtype);
        Assert.Equal([1L, 3L], x.hsplit(tensor(new long[] { 1 })).Select(part => part.shape[1]));
        Assert.Equal([1L, 1L], x.vsplit(tensor(new long[] { 1 })).Select(part => part.shape[0]));
        Assert.Equal([2L, 1L], dsplit(x, tensor(new long[] { 2 })).Select(part => part.shape[2]));
        Compare.Close(nn.functional.interpolate(x, size: [8]), nn.functional.upsample_nearest1d(x, 8, null), "nearest", 0);
        Assert.Equal(x.ToString(TensorStringStyle.Numpy), x.ToString(numpy));
    }
}
