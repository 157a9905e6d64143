namespace GenerativeModels.Tests.Classification;

public class ClassifierTests
{
    private static (double[][] X, int[] Y) Two(int count, int seed)
    {
        var x = new PlanarMixture([1], [(0, 0)], [1]).Sample(count, seed);
        var y = new BernoulliLaw(0.4).Sample(count, seed + 1);
        // Class 1 is shifted, and both are sheared alike.
        double[] Row(int i) => [x[i, 0] + 2 * y[i], 0.5 * x[i, 0] + x[i, 1] - y[i]];
        return ([.. Enumerable.Range(0, count).Select(Row)], y);
    }

    [Fact]
    public void The_fit_is_the_classes_frequencies_means_and_covariances()
    {
        double[][] x = Rows([0, 0], [2, 0], [0, 2], [2, 2], [5, 5], [7, 9], [9, 7]);
        var model = GaussianClassifier.Fit(x, [0, 0, 0, 0, 1, 1, 1]);
        Assert.Equal([4.0 / 7, 3.0 / 7], model.Priors);
        Assert.Equal([7, 7], model.Classes[1].Mean.ToArray());
        Assert.Equal([8.0 / 3, 4.0 / 3, 4.0 / 3, 8.0 / 3], model.Classes[1].Covariance.ToRowMajorArray(), Close);
        var naive = GaussianClassifier.Fit(x, [0, 0, 0, 0, 1, 1, 1], Covariance.Diagonal);
        Assert.Equal([8.0 / 3, 0, 0, 8.0 / 3], naive.Classes[1].Covariance.ToRowMajorArray(), Close);
        var shared = GaussianClassifier.Fit(x, [0, 0, 0, 0, 1, 1, 1], Covariance.Shared);
        Assert.Equal([12.0 / 7, 4.0 / 7, 4.0 / 7, 12.0 / 7], shared.Classes[0].Covariance.ToRowMajorArray(), Close);
        var round = GaussianClassifier.Fit(x, [0, 0, 0, 0, 1, 1, 1], shrinkage: 1);
        Assert.Equal([8.0 / 3, 0, 0, 8.0 / 3], round.Classes[1].Covariance.ToRowMajorArray(), Close);
    }

    [Fact]
    public void With_one_covariance_the_log_odds_are_linear()
    {
        var (x, y) = Two(500, 1);
        var model = GaussianClassifier.Fit(x, y, Covariance.Shared);
        var (w, b) = model.LinearLogOdds();
        foreach (var point in x.Take(20))
        {
            var p = model.ClassProbabilities(point);
            Assert.Equal(Math.Log(p[1] / p[0]), w[0] * point[0] + w[1] * point[1] + b, 1e-9);
        }
        Assert.Throws<InvalidOperationException>(() => GaussianClassifier.Fit(x, y).LinearLogOdds());
    }

    [Fact]
    public void Dropping_a_coordinate_is_integrating_over_it()
    {
        var (x, y) = Two(300, 2);
        var model = GaussianClassifier.Fit(x, y);
        var marginal = model.Marginal([0]);
        foreach (var first in (double[])[-1, 0.5, 3])
        {
            var integral = Quadrature.Integrate(second => Math.Exp(model.LogDensity([first, second])), -20, 20);
            Assert.Equal(Math.Log(integral), marginal.LogDensity([first]), 1e-9);
        }
    }

    [Fact]
    public void Naive_Bayes_multiplies_the_coordinates()
    {
        var (x, y) = Two(300, 3);
        var law = GaussianClassifier.Fit(x, y, Covariance.Diagonal).Classes[0];
        var expected = Enumerable.Range(0, 2).Sum(d => new Gaussian(law.Mean[d], Math.Sqrt(law.Covariance[d, d])).LogDensity(1));
        Assert.Equal(expected, law.LogDensity([1, 1]), 1e-12);
    }

    [Fact]
    public void What_it_draws_has_its_moments()
    {
        var (x, y) = Two(500, 4);
        var model = GaussianClassifier.Fit(x, y);
        var again = model.Sample(20_000, seed: 5);
        var refit = GaussianClassifier.Fit(again.X, again.Y);
        for (var k = 0; k < 2; k++)
        {
            // 20 000 draws: shares good to 0.004, means and covariances to 0.02; five times that.
            Assert.Equal(model.Priors[k], refit.Priors[k], 0.02);
            Assert.True((model.Classes[k].Mean - refit.Classes[k].Mean).AbsoluteMaximum() < 0.1);
            Assert.True((model.Classes[k].Covariance - refit.Classes[k].Covariance).Enumerate().Max(Math.Abs) < 0.1);
        }
    }

    [Fact]
    public void A_singular_covariance_asks_for_shrinkage()
    {
        double[][] flat = Rows([0, 1], [1, 1], [5, 1], [6, 1]);
        Throws<ArgumentException>("shrinkage", () => GaussianClassifier.Fit(flat, [0, 0, 1, 1]));
        Assert.Equal(1, GaussianClassifier.Fit(flat, [0, 0, 1, 1], shrinkage: 0.1).Classify([5.5, 1]));
        Throws<ArgumentException>("labels", () => GaussianClassifier.Fit(flat, [0, 0, 2, 2]));
    }

    [Fact]
    public void With_a_yes_or_no_input_the_probabilities_are_the_frequencies()
    {
        // Of 40 zeros 10 are of class 1, of 60 ones 45.
        var x = Enumerable.Range(0, 100).Select(i => new[] { i < 40 ? 0.0 : 1.0 }).ToArray();
        var y = Enumerable.Range(0, 100).Select(i => i < 10 || (i >= 40 && i < 85) ? 1 : 0).ToArray();
        var model = LogisticRegression.Fit(x, y, penalty: 1e-9);
        Assert.Equal(0.25, model.ClassProbabilities([0])[1], 1e-4);
        Assert.Equal(0.75, model.ClassProbabilities([1])[1], 1e-4);
    }

    [Fact]
    public void It_finds_the_boundary_that_Gaussians_with_one_covariance_have()
    {
        var (x, y) = Two(20_000, 6);
        var model = LogisticRegression.Fit(x, y, penalty: 1e-9);
        // Truth: Σ⁻¹(μ₁ − μ₀) with Σ = [[1, ½], [½, 5/4]] and μ₁ − μ₀ = (2, −1): w = (3, −2). Good to 0.05 at 20 000 draws; five times that.
        var w = Vector<double>.Build.Dense(model.Weights(1)) - Vector<double>.Build.Dense(model.Weights(0));
        Assert.InRange(w[0], 2.75, 3.25);
        Assert.InRange(w[1], -2.25, -1.75);
    }

    [Fact]
    public void At_the_maximum_the_expected_inputs_are_the_observed_ones()
    {
        var (x, y) = Two(300, 7);
        const double Penalty = 0.01;
        var model = LogisticRegression.Fit(x, y, Penalty);
        for (var d = 0; d < 2; d++)
        {
            var gap = x.Zip(y, (row, label) => row[d] * (model.ClassProbabilities(row)[1] - label)).Average();
            Assert.Equal(0, gap + Penalty * model.Weights(1)[d], 1e-5);
        }
        Assert.Equal(0, x.Zip(y, (row, label) => model.ClassProbabilities(row)[1] - label).Average(), 1e-5); // biases are free
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;
}
