namespace GenerativeModels.Tests.Evaluation;

public class SampleQualityTests
{
    [Fact]
    public void Counts_as_expected_are_not_surprising_others_are_and_the_test_keeps_its_level()
    {
        Assert.Equal(0, ChiSquared.Test([10, 20, 30], [10, 20, 30]).Statistic);
        // Two degrees of freedom: P(χ² > s) = exp(−s/2).
        var test = ChiSquared.Test([16, 14, 30], [10, 20, 30]);
        Assert.Equal(5.4, test.Statistic, 1e-12);
        Assert.Equal(Math.Exp(-2.7), test.PValue, 1e-12);
        var (die, loaded) = (CategoricalLaw.Die(), new CategoricalLaw([1, 1, 1, 1, 1, 1.2], 1));
        Assert.True(ChiSquared.Test(die.Sample(6000, 1), loaded).PValue < 1e-3);
        var denied = ChiSquared.Test([.. die.Sample(60, 1), 7], die);
        Assert.Equal((double.PositiveInfinity, 0), (denied.Statistic, denied.PValue));
        Assert.Throws<ArgumentException>(() => ChiSquared.Test([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => ChiSquared.Test([1, 2], [1, 1]));
        // 400 experiments at the 10 % level: 40 ± 6 rejections, outside of 10 … 70 once in 1.7 million.
        var rejected = Count(400, s => ChiSquared.Test(new PoissonLaw(4).Sample(300, s), new PoissonLaw(4)).PValue < 0.1);
        Assert.InRange(rejected, 10, 70);
    }

    [Fact]
    public void Between_Gaussians_with_the_same_axes_it_is_the_sum_over_the_axes()
    {
        static Matrix<double> Diagonal(params double[] d) => Matrix<double>.Build.DenseOfDiagonalArray(d);
        static Vector<double> Point(params double[] p) => Vector<double>.Build.Dense(p);
        // (1 − 3)² + (2 − 5)² + |(1, 2)|².
        Assert.Equal(18, FrechetDistance.Between(Point(0, 0), Diagonal(1, 4), Point(1, 2), Diagonal(9, 25)), 1e-10);
        var turn = Matrix<double>.Build.DenseOfArray(Matrix([0.6, -0.8], [0.8, 0.6]));
        Matrix<double> Turned(Matrix<double> c) => turn * c * turn.Transpose();
        var turned = FrechetDistance.Between(Point(0, 0), Turned(Diagonal(1, 4)), turn * Point(1, 2), Turned(Diagonal(9, 25)));
        Assert.Equal(18, turned, 1e-9);
        Assert.Equal(1 + 2 + 8 - 2 * 4, FrechetDistance.Of(Rows([0], [2]), Rows([0], [4])), 1e-9); // variances over N − 1
    }

    [Fact]
    public void Frechet_is_symmetric_and_zero_for_equals_even_where_a_feature_never_changes()
    {
        double[][] Flat(double[][] points) => [.. points.Select(p => new[] { p[0], p[1], 7 })];
        var (a, b) = (Flat(Cloud(500, 1)), Flat(Cloud(500, 2, 1, 2)));
        Assert.Equal(0, FrechetDistance.Of(a, a), 1e-6);
        Assert.Equal(FrechetDistance.Of(a, b), FrechetDistance.Of(b, a), 1e-9);
        // 1 + 2 · (2 − 1)² = 3; the moments of 500 draws are good to some per cent.
        Assert.InRange(FrechetDistance.Of(a, b), 2.2, 3.8);
        var x = Matrix<double>.Build.Random(6, 6, seed: 3);
        var c = x * x.Transpose();
        var root = FrechetDistance.SquareRoot(c);
        Assert.True((root * root - c).FrobeniusNorm() < 1e-10 && (root - root.Transpose()).FrobeniusNorm() < 1e-12);
    }

    [Fact]
    public void A_collapsed_generator_is_precise_and_forgetful_and_precision_of_one_is_recall_of_the_other()
    {
        var real = Cloud(1000, 1);
        var narrow = PrecisionRecall.Of(real, Cloud(1000, 2, width: 0.3));
        var wide = PrecisionRecall.Of(real, Cloud(1000, 2, width: 3));
        var same = PrecisionRecall.Of(real, Cloud(1000, 2));
        Assert.True(narrow.Precision > 0.95 && narrow.Recall < 0.6, $"{narrow}");
        Assert.True(wide.Precision < 0.6 && wide.Recall > 0.9, $"{wide}");
        Assert.True(same.Precision > 0.8 && same.Recall > 0.8, $"{same}");
        // Expected where the laws agree: density 1, coverage 1 − 2⁻³.
        Assert.InRange(same.Density, 0.9, 1.1);
        Assert.InRange(same.Coverage, 0.82, 0.93);
        var (a, b) = (Cloud(200, 1), Cloud(200, 2, 0.5));
        Assert.Equal(PrecisionRecall.Of(a, b).Precision, PrecisionRecall.Of(b, a).Recall);
        Assert.Equal((1.0, 1.0), (PrecisionRecall.Of(a, a).Precision, PrecisionRecall.Of(a, a).Recall));
        Assert.Equal(0, PrecisionRecall.Of(a, Cloud(200, 2, 50)).Precision);
        // To the second neighbour it is 2, 1, 1, 2 and 8 from the real ones, and 1, ½, 1 and little from the generated ones.
        double[][] far = Rows([0.25], [0.75], [1.25], [40], [40.1], [40.2]);
        var few = PrecisionRecall.Of(Rows([0], [1], [2], [3], [10]), far, k: 2);
        Assert.Equal(new PrecisionRecall(3 / 6.0, 3 / 5.0, 8 / 12.0, 4 / 5.0), few);
    }

    [Fact]
    public void The_area_counts_pairs_in_order()
    {
        Assert.Equal(1, Auroc.Of([3, 4], [1, 2]));
        Assert.Equal(0.5, Auroc.Of([1, 1, 1], [1, 1]));
        Assert.Equal(0, Auroc.Of([1], [2]));
        var random = new Xoshiro256StarStar(1);
        int[] Scores(int n) => [.. Enumerable.Range(0, n).Select(_ => random.Next(10))];
        var (p, n) = (Scores(30), Scores(40));
        var pairs = p.Average(a =>
            n.Average(b =>
                a > b ? 1
                : a == b ? 0.5
                : 0
            )
        );
        Assert.Equal(pairs, Auroc.Of([.. p.Select(x => (double)x)], [.. n.Select(x => (double)x)]), 1e-12);
    }

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say_and_as_in_the_tables()
    {
        // 400 experiments at the 90 % level: 360 ± 6 hits; outside of 330 … 390 once in a million. The bootstrap is a little short.
        int Hits(Func<int, Interval> interval, double truth) =>
            Count(400, s => interval(s) is var i && i.Low <= truth && truth <= i.High);
        Assert.InRange(Hits(s => Interval.OfMean(new Gaussian(2, 3).Sample(8, s), 0.9), 2), 330, 390);
        Interval Bootstrap(int s) => Interval.Bootstrap(new ExponentialLaw().Sample(60, s), x => x.Average(), s, 0.9, 300);
        Assert.InRange(Hits(Bootstrap, 1), 310, 390);
        Assert.InRange(Hits(s => Interval.OfShare(new BernoulliLaw(0.1).Sample(50, s).Sum(), 50, 0.9), 0.1), 330, 395);
        var interval = Interval.OfMean([1, 2, 3, 4, 5]);
        // t(0.975; 4) = 2.776, s/√5 = 0.7071.
        Assert.Equal((3, 3 - 1.963, 3 + 1.963), (interval.Estimate, Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
        Assert.Equal(0, Interval.OfShare(0, 20).Low);
        var share = Interval.OfShare(10, 50); // Wilson's for 10 of 50
        Assert.Equal((0.1124, 0.3304), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
        double[] even = [.. Enumerable.Range(0, 400).Select(i => i / 400.0)];
        var again = Interval.Bootstrap(even, x => x.Average(), 1, 0.9, 4000);
        Assert.Equal(2 * 1.645 * 0.2887 / 20, again.High - again.Low, 2e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.OfMean([1, 2], level: 1));
    }
}
