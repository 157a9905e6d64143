namespace GenerativeModels.Tests.Classification;

public class IncompleteGaussianTests
{
    private static readonly GaussianVector Truth = new(
        Vector<double>.Build.Dense([1, -2, 0.5]),
        Matrix<double>.Build.DenseOfArray(Matrix([1.0, 0.8, -0.3], [0.8, 2.0, 0.4], [-0.3, 0.4, 0.7]))
    );

    private static double[][] Rows(int count, double hidden, int seed = 1)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Truth.Sample(random).Select(x => random.NextDouble() < hidden ? double.NaN : x).ToArray()),
        ];
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;

    private static double Farthest(Matrix<double> a, Matrix<double> b) => (a - b).Enumerate().Max(Math.Abs);

    [Fact]
    public void Without_holes_one_iteration_is_the_closed_form()
    {
        var rows = Rows(50, hidden: 0);
        foreach (var shrinkage in (double[])[0, 0.3])
        {
            var expected = GaussianClassifier.Fit(rows, new int[50], shrinkage: shrinkage).Classes[0];
            var (law, _) = IncompleteGaussian.Fit(rows, shrinkage, iterations: 1);
            Assert.Equal(0, (law.Mean - expected.Mean).AbsoluteMaximum(), 1e-12);
            Assert.Equal(0, Farthest(law.Covariance, expected.Covariance), 1e-12);
        }
    }

    [Fact]
    public void The_likelihood_of_what_was_seen_never_falls()
    {
        var (law, likelihoods) = IncompleteGaussian.Fit(Rows(200, hidden: 0.5), iterations: 30);
        Assert.All(likelihoods.Zip(likelihoods.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-9));
        Assert.True(likelihoods[^1] > likelihoods[0] + 1);
        Assert.Equal(0, Farthest(law.Covariance, law.Covariance.Transpose()), 1e-12);
        // By hand: after one iteration N((2, 1), (8/3, 2/3; 2/3, 1)), of which the hole is N(1.5, 5/6).
        (law, _) = IncompleteGaussian.Fit(Common.Rows([0, 0], [2, 2], [4, double.NaN]), iterations: 2);
        double[] found = [.. law.Mean, .. law.Covariance.Enumerate().Where((_, i) => i != 1)];
        Assert.Equal([2, 7.0 / 6, 8.0 / 3, 1, 1], found, Close);
    }

    [Fact]
    public void The_likelihood_is_that_of_the_marginals()
    {
        var rows = Rows(40, hidden: 0.4);
        var (law, _) = IncompleteGaussian.Fit(rows, iterations: 5);
        var likelihoods = IncompleteGaussian.Fit(rows, iterations: 6).LogLikelihoods;
        var expected = rows.Sum(row =>
        {
            int[] seen = [.. Enumerable.Range(0, 3).Where(d => !double.IsNaN(row[d]))];
            return seen.Length == 0 ? 0 : law.Marginal(seen).LogDensity([.. seen.Select(d => row[d])]);
        });
        Assert.Equal(expected, likelihoods[^1], 1e-9);
    }

    [Fact]
    public void It_finds_the_law_behind_the_holes_where_filling_does_not()
    {
        // Half is hidden of 20 000 rows: entries are off by about 0.03; the bounds are five times that.
        var rows = Rows(20_000, hidden: 0.5);
        var (law, _) = IncompleteGaussian.Fit(rows, iterations: 15);
        Assert.True((law.Mean - Truth.Mean).AbsoluteMaximum() < 0.1);
        Assert.True(Farthest(law.Covariance, Truth.Covariance) < 0.15);
        double[] means = [.. Enumerable.Range(0, 3).Select(d => rows.Select(r => r[d]).Where(x => !double.IsNaN(x)).Average())];
        double[][] filled = [.. rows.Select(row => row.Select((x, d) => double.IsNaN(x) ? means[d] : x).ToArray())];
        var wrong = GaussianClassifier.Fit(filled, new int[rows.Length]).Classes[0];
        Assert.True(Farthest(wrong.Covariance, Truth.Covariance) > 0.5);
    }

    [Fact]
    public void Classes_are_fitted_one_by_one()
    {
        var (first, second) = (Rows(60, hidden: 0.3, seed: 2), Rows(40, hidden: 0.3, seed: 3));
        int[] labels = [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 40)];
        var model = GaussianClassifier.FitIncomplete([.. first, .. second], labels, iterations: 7);
        Assert.Equal([0.6, 0.4], model.Priors);
        Assert.Equal(
            0,
            Farthest(IncompleteGaussian.Fit(second, iterations: 7).Law.Covariance, model.Classes[1].Covariance),
            1e-12
        );
    }

    [Fact]
    public void Bad_input_is_named()
    {
        double[][] never = Common.Rows([double.NaN, 1], [double.NaN, 2]);
        double[][] ragged = Common.Rows([1, 2], [1]);
        Throws<ArgumentException>("coordinate 0", () => IncompleteGaussian.Fit(never));
        Throws<ArgumentException>("dimension 2, got 1", () => IncompleteGaussian.Fit(ragged));
        Assert.Throws<ArgumentOutOfRangeException>(() => IncompleteGaussian.Fit(never, iterations: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => IncompleteGaussian.Fit(never, shrinkage: 2));
    }
}
