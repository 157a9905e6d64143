namespace GenerativeModels.Tests.Evaluation;

public class DistanceTests
{
    [Fact]
    public void Neighbours_are_the_smallest_of_all_distances()
    {
        var random = new Xoshiro256StarStar(1);
        double[] Point() => [random.NextDouble(), random.NextDouble(), random.NextDouble()];
        var (queries, references) = (
            Enumerable.Range(0, 20).Select(_ => Point()).ToArray(),
            Enumerable.Range(0, 50).Select(_ => Point()).ToArray()
        );
        var found = NearestNeighbours.Distances(queries, references, 3);
        for (var q = 0; q < queries.Length; q++)
        {
            var all = references.Select(r => Math.Sqrt(r.Zip(queries[q], (a, b) => (a - b) * (a - b)).Sum())).Order().Take(3);
            Assert.Equal(all, found[q], (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Fact]
    public void A_point_is_not_its_own_neighbour_but_its_copy_is()
    {
        double[][] points =
        [
            [0, 0],
            [3, 4],
            [0, 0],
        ];
        Assert.Equal([0, 5, 0], NearestNeighbours.Within(points).Select(d => d[0]));
    }

    [Fact]
    public void Points_of_another_dimension_are_refused() =>
        Throws<ArgumentException>(
            "expected points of dimension 2, got 3",
            () =>
                NearestNeighbours.Distances(
                    [
                        [1, 2, 3],
                    ],
                    [
                        [1, 2],
                    ]
                )
        );

    [Fact]
    public void The_largest_gap_of_sine_and_cosine_is_root_two() =>
        Assert.Equal(Math.Sqrt(2), Deviation.Sup(Math.Sin, Math.Cos, 0, 2 * Math.PI, 4000), 1e-6);

    [Fact]
    public void What_is_not_a_number_is_not_overlooked() =>
        Assert.True(double.IsNaN(Deviation.Sup(x => x < 0.5 ? double.NaN : x, x => x, 0, 1)));

    [Fact]
    public void The_test_accepts_the_right_law_as_often_as_it_says()
    {
        // 400 experiments at the 10 % level: 40 ± 6 rejections, outside of 10 … 70 once in 1.7 million.
        var rejected = Enumerable
            .Range(0, 400)
            .Count(s => KolmogorovSmirnov.Test(Gaussian.Standard.Sample(200, s), Gaussian.Standard.Cdf).PValue < 0.1);
        Assert.InRange(rejected, 10, 70);
    }

    [Fact]
    public void The_test_of_two_samples_accepts_as_often_as_it_says()
    {
        // As above: two samples of 200 and 300, at the 10 % level (the statistic is discrete: somewhat fewer rejections).
        var rejected = Enumerable
            .Range(0, 400)
            .Count(s =>
                KolmogorovSmirnov.Test(Gaussian.Standard.Sample(200, s), Gaussian.Standard.Sample(300, s + 1000)).PValue < 0.1
            );
        Assert.InRange(rejected, 5, 70);
    }

    [Fact]
    public void The_test_rejects_the_wrong_law()
    {
        var samples = Gaussian.Standard.Sample(2000, seed: 1);
        Assert.True(KolmogorovSmirnov.Test(samples, new Gaussian(0.2, 1).Cdf).PValue < 1e-6);
        Assert.True(KolmogorovSmirnov.Test(samples, new Gaussian(0.2, 1).Sample(2000, seed: 2)).PValue < 1e-4);
    }

    [Fact]
    public void The_statistic_is_the_gap() =>
        Assert.Equal(0.5, KolmogorovSmirnov.Test([1, 2, 3, 4], [3, 4, 5, 6]).Statistic, 1e-15);
}
