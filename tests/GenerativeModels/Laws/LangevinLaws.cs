namespace GenerativeModels.Tests.Laws;

/// <summary>Which law Langevin chains tend to, adjusted and not.</summary>
public sealed class LangevinLaws() : TensorTests(17)
{
    private const int Chains = 20_000;

    [Theory, InlineData(0.02), InlineData(0.2), InlineData(0.8)]
    public void Unadjusted_chains_have_the_variance_that_their_step_implies(double stepSize)
    {
        // x ← (1 − ε) x + √(2ε) ξ has the stationary variance 1/(1 − ε/2). The sample variance of 40 000 numbers has a
        // relative standard error of √(2/40 000): at 5 of them, a false alarm once in 1.7 million.
        var x = Langevin.Unadjusted(x => -x, zeros(Chains, 2, dtype: float64), stepSize, (int)(12 / stepSize), rng);
        var ratio = x.var().ToDouble() * (1 - stepSize / 2);
        Assert.InRange(ratio, 1 - 5 * Math.Sqrt(2.0 / x.numel()), 1 + 5 * Math.Sqrt(2.0 / x.numel()));
    }

    [Theory, InlineData(0.1), InlineData(0.8)]
    public void Adjusted_chains_forget_their_start_and_keep_the_density_whatever_the_step(double stepSize)
    {
        // False alarm: 1e-4 each. Unadjusted at ε = 0.8 the variance would be 1.67 times too large.
        var start = Normal(Chains, 1) * 2 + 1;
        var (x, acceptance) = Langevin.Adjusted(x => -0.5 * x.square().sum(1), start, stepSize, (int)(20 / stepSize), rng);
        Follows(Gaussian.Standard.Cdf, x);
        Assert.InRange(acceptance, 0.3, 0.999);
    }

    [Fact]
    public void Adjusted_chains_leave_a_mixture_as_it_is()
    {
        // Two modes that no chain could cross in 50 steps keep their weights. False alarm: 1e-4.
        var target = new GaussianMixture([0.3, 0.7], [-2, 2], [0.4, 0.7]);
        var start = tensor(target.Sample(Chains, seed: 4)).unsqueeze(1);
        var (x, _) = Langevin.Adjusted(x => LogProb(target, x.squeeze(1)), start, 0.2, 50, rng);
        Follows(target.Cdf, x);
        Assert.True((x - start).abs().mean().ToDouble() > 0.2);
    }

    [Fact]
    public void A_proposal_without_density_is_refused()
    {
        // log p = NaN for x < 0: a half-normal started inside stays inside.
        var start = ones(500, 1, dtype: float64);
        var (x, _) = Langevin.Adjusted(x => (x.log() * 0 - 0.5 * x.square()).sum(1), start, 0.5, 200, rng);
        Assert.True(x.min().ToDouble() > 0);
    }

    [Fact]
    public void The_start_is_left_alone_the_seed_decides_and_nothing_but_the_result_stays_in_memory()
    {
        var start = zeros(5, 2);
        Tensor Run(ulong seed) => Langevin.Unadjusted(x => -x, start, 0.1, 3, new Generator(seed));
        Assert.True(Run(1).Equals(Run(1)));
        Assert.False(Run(1).Equals(Run(2)));
        Assert.Equal(0, start.abs().max().ToDouble());
        LeavesNothing(() => Langevin.Unadjusted(x => -x, start, 0.1, 3, rng).Dispose());
        LeavesNothing(() => Langevin.Adjusted(x => -x.square().sum(1), start, 0.1, 3, rng).X.Dispose());
    }
}
