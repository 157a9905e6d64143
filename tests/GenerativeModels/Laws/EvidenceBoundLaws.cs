namespace GenerativeModels.Tests.Laws;

/// <summary>What is true of every lower bound, held against a linear-Gaussian model where log p(x) and p(z|x) are exact.</summary>
public sealed class EvidenceBoundLaws : TensorTests
{
    private const int Rows = 50;

    // Each statistical test below compares one number with its expectation at 5 standard errors: false alarm 6e-7.
    private const double StandardErrors = 5;

    private readonly LinearGaussianModel model;
    private readonly Tensor x;
    private readonly DiagonalGaussian q;

    public EvidenceBoundLaws()
        : base(20240601)
    {
        var weight = Matrix([1.0, 0.3], [-0.4, 0.8], [0.5, 0.5], [0.1, -0.9]);
        model = Keep(new LinearGaussianModel(weight, [0.2, -0.1, 0, 0.5], stdDev: 0.6));
        x = model.Sample(Rows, rng);
        var noise = Normal(Rows, 2);
        q = new DiagonalGaussian(model.PosteriorMean(x) + noise * 0.3, noise * 0.5 - 1.2);
    }

    [Fact]
    public void Elbo_plus_gap_is_the_evidence_and_the_bound_with_one_draw_the_elbo()
    {
        var error = model.Elbo(q, x) + model.KlToPosterior(q, x) - model.LogProb(x);
        Assert.True(error.abs().max().ToDouble() < 1e-12);
        MeanIs(model.Elbo(q, x).mean().ToDouble(), Bounds.LogWeights(model, q, x, 20_000, rng).mean([1]), StandardErrors);
        var weights = Bounds.LogWeights(model, q, x, 12, rng);
        Assert.True((Bounds.ImportanceWeighted(weights, 1) - Bounds.Elbo(weights)).abs().max().ToDouble() < 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bounds.ImportanceWeighted(weights, 13));
        using var line = new LinearGaussianModel(Matrix([0.8]), [0.3], stdDev: 0.5);
        var law = new Gaussian(0.3, Math.Sqrt(0.64 + 0.25));
        Assert.Equal(law.LogDensity(1), line.LogProb(ones(1, 1, dtype: float64)).ToDouble(), 1e-12);
        Follows(law.Cdf, line.Sample(4000, rng));
    }

    [Fact]
    public void The_evidence_integrates_the_joint()
    {
        // Sum over a grid of z of exp(log p(x|z) + log p(z)) dz, which converges beyond all orders for a Gaussian.
        const int side = 161;
        var axis = linspace(-8, 8, side, dtype: float64);
        var z = stack([axis.unsqueeze(1).expand(side, side).flatten(), axis.repeat(side)], dim: 1).unsqueeze(1); // [K, 1, 2]
        var joint = model.LogLikelihood(x, z) + model.LogPrior(z); // [K, B]
        var integral = joint.logsumexp(0) + 2 * Math.Log(16.0 / (side - 1));
        Assert.True((integral - model.LogProb(x)).abs().max().ToDouble() < 1e-9);
    }

    [Fact]
    public void The_gap_is_never_negative_and_vanishes_at_the_posterior()
    {
        Assert.True(model.KlToPosterior(q, x).min().ToDouble() > 0);
        using var diagonal = new LinearGaussianModel(Matrix([1.0, 0], [0, 2.0], [0, 0]), [0, 0, 0], stdDev: 0.5);
        var data = diagonal.Sample(Rows, rng);
        var covariance = diagonal.PosteriorCovariance;
        var logVar = tensor(new[] { Math.Log(covariance[0, 0]), Math.Log(covariance[1, 1]) }).expand(Rows, 2);
        var exact = new DiagonalGaussian(diagonal.PosteriorMean(data), logVar);
        Assert.True(diagonal.KlToPosterior(exact, data).abs().max().ToDouble() < 1e-12);

        // With the exact posterior every single importance weight is p(x): all the bounds are tight for any k.
        var weights = Bounds.LogWeights(diagonal, exact, data, 7, rng);
        Assert.True((weights - diagonal.LogProb(data)).abs().max().ToDouble() < 1e-10);
    }

    [Fact]
    public void Bounds_rise_with_k_and_stay_below_the_evidence()
    {
        const int draws = 32_768;
        var weights = Bounds.LogWeights(model, q, x, draws, rng);
        var evidence = model.LogProb(x).mean().ToDouble();
        int[] ks = [1, 2, 4, 8, 16, 32, 64];
        foreach (var k in ks)
        {
            // Groups of 2k draws, each giving L_2k and the mean of two L_k: a paired difference.
            var groups = weights.reshape(draws / (2 * k), 2, k, Rows);
            var small = groups.logsumexp(2) - Math.Log(k); // [G, 2, B]
            var large = small.logsumexp(1) - Math.Log(2); // [G, B]
            var rise = (large - small.mean([1])).mean([1]); // [G]
            var error = rise.std().ToDouble() / Math.Sqrt(rise.shape[0]);
            Assert.True(rise.mean().ToDouble() > StandardErrors * error, $"L_{2 * k} does not rise over L_{k}");
            var bound = large.mean([1]);
            Assert.True(
                bound.mean().ToDouble() < evidence + StandardErrors * bound.std().ToDouble() / Math.Sqrt(bound.shape[0]),
                $"L_{2 * k} exceeds log p(x)"
            );
        }
        Assert.InRange(evidence - Bounds.ImportanceWeighted(weights, draws).mean().ToDouble(), -0.01, 0.01);
    }
}
