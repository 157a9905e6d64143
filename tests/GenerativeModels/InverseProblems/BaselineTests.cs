namespace GenerativeModels.Tests.InverseProblems;

public sealed class BaselineTests() : TensorTests(43)
{
    private readonly LinearOperator blur = ImageOperators.Blur(4, 4, 0.9);
    private readonly LinearOperator differences = ImageOperators.Differences(4, 4);

    [Fact]
    public void Tikhonovs_answer_has_no_slope_left_and_may_be_the_exact_posterior_mean()
    {
        var y = Normal(3, 16);
        var x = Tikhonov.Solve(blur, y, 0.3, differences);
        var slope = blur.Adjoint(blur.Apply(x) - y) + 0.3 * differences.Adjoint(differences.Apply(x));
        Assert.True(slope.abs().max().ToDouble() < 1e-10);
        var measurement = new Measurement(blur, 0.4);
        using var prior = new GaussianPrior(zeros(16), eye(16) * 2.25);
        var (mean, _) = prior.Posterior(measurement, y);
        x = Tikhonov.Solve(blur, y, measurement.NoiseVariance / 2.25);
        Assert.True((x - mean).abs().max().ToDouble() < 1e-10);
    }

    [Theory]
    [InlineData(1.0, 0.2, 0.8)] // each moves by λ towards the other
    [InlineData(0.3, 0.15, 0.15)] // near ones become equal
    public void Total_variation_of_two_pixels_shrinks_their_difference(double right, double expectedLeft, double expectedRight)
    {
        // On 2 × 2 with equal rows, along each row: min ½(a − 0)² + ½(b − r)² + λ|a − b|.
        var y = tensor([0, right, 0, right]).reshape(1, 4);
        var identity = LinearOperator.Of("identity", eye(4, dtype: float64));
        var x = TotalVariation.Solve(identity, y, 0.2, 2, 2, iterations: 2000);
        double[] expected = [expectedLeft, expectedRight, expectedLeft, expectedRight];
        Assert.True((x - tensor(expected)).abs().max().ToDouble() < 1e-6);
    }

    [Fact]
    public void No_step_away_lowers_the_total_variation_objective()
    {
        const double weight = 0.15;
        var y = Normal(1, 16);
        var best = TotalVariation.Solve(blur, y, weight, 4, 4, iterations: 5000);
        Tensor Objective(Tensor x) => (blur.Apply(x) - y).square().sum(1) / 2 + weight * differences.Apply(x).abs().sum(1);
        foreach (var size in (double[])[1e-3, 1e-2, 0.1])
        {
            var around = best + size * Normal(500, 16);
            Assert.True((Objective(around) - Objective(best)).min().ToDouble() > -1e-7);
        }
    }

    [Fact]
    public void The_truth_misfits_as_much_as_the_noise()
    {
        // χ² with M degrees of freedom over M has the mean 1 and the variance 2/M: 5 standard errors, 6e-7.
        var measurement = new Measurement(blur, 0.2);
        var x = Normal(4000, 16);
        var y = measurement.Observe(x, rng);
        Assert.Equal(1, measurement.Misfit(x, y).mean().ToDouble(), 5 * Math.Sqrt(2.0 / 16 / 4000));
        var gaussian = distributions.Normal(blur.Apply(x), full_like(y, 0.2));
        Assert.True((measurement.LogProb(x, y) - gaussian.log_prob(y).sum(1)).abs().max().ToDouble() < 1e-9);
    }
}
