namespace GenerativeModels.Tests.Laws;

/// <summary>Bounds on the probability of counts are tight where the network knows the answer, and never better than the truth.</summary>
public sealed class LevelBoundLaws() : TensorTests(17)
{
    private const int Draws = 400_000;
    private static readonly double[] Shares = [0.2, 0.5, 0.3];

    [Theory, InlineData(0.2, 0.5, 0.3), InlineData(0.8, 0.1, 0.1)]
    public void Diffusion_of_one_pixel_by_a_network_that_knows_a_law_gives_its_log_probability(params double[] law)
    {
        var x = Levels(Draws);
        var model = new LevelDiffusion(new Constant(tensor(law).log().to(float32)), new LinearLogSnr(-10, 10), levels: 3);
        using var off = no_grad();
        var log = model.LogWeight(x, rng);
        var error = 5 * log.std().ToDouble() / Math.Sqrt(Draws); // what λ beyond −10 and 10 leaves out is below 1e-3
        var cross = -Shares.Zip(law, (p, q) => p * Math.Log(q)).Sum();
        Assert.True(error < 0.1, $"{error}");
        Assert.InRange(-log.mean().ToDouble() - cross, -error, error + 1e-3);
    }

    [Theory, InlineData(1, 10), InlineData(-10, 1), InlineData(-2, 2)]
    public void A_start_with_signal_and_an_end_with_noise_cost_what_they_lack(double low, double high)
    {
        var model = new LevelDiffusion(new Constant(tensor(Shares).log().to(float32)), new LinearLogSnr(low, high), levels: 3);
        using var off = no_grad();
        GaussianMixture At(double logSnr, params double[] shares)
        {
            var (alpha, sigma) = (Math.Sqrt(1 / (1 + Math.Exp(-logSnr))), Math.Sqrt(1 / (1 + Math.Exp(logSnr))));
            return new(shares, [-alpha, 0, alpha], [sigma, sigma, sigma]);
        }
        // E log of p(x|z₁) ∝ q(z₁|x) over p(x|z₁) ∝ p(x) q(z₁|x), and KL(q(z₀) ‖ N): all else cancels.
        var end = Math.Log(3) - Divergence.Kl(At(high, Shares), At(high, 1.0 / 3, 1.0 / 3, 1.0 / 3));
        MeanIs(-Divergence.Kl(At(low, Shares), Gaussian.Standard) - end, model.LogWeight(Levels(Draws), rng));
    }

    [Fact]
    public void Hiding_two_pixels_of_which_one_copies_the_other_gives_the_entropy_of_one()
    {
        using var off = no_grad();
        var first = Levels(Draws);
        var x = cat([first, first], dim: 1);
        var model = new MaskedDiffusion(new Copying(), dim: 2, levels: 3);
        var log = model.LogWeight(x, rng);
        // Both hidden: 2/2 · 2 log p; one hidden: 2/1 · log 1. The mean of the two is log p.
        MeanIs(Shares.Sum(p => p * Math.Log(p)), log);
    }

    [Fact]
    public void Hiding_with_a_network_that_knows_nothing_costs_the_logarithm_of_the_levels()
    {
        var model = new MaskedDiffusion(new Ignorant(5 * 4), dim: 5, levels: 4);
        var log = model.LogWeight(rand([64, 5], generator: rng).mul(3).round() / 3, rng);
        Assert.True(log.allclose(full_like(log, -5 * Math.Log(4)), rtol: 1e-5));
    }

    /// <summary>One pixel of three levels with those shares, [N, 1] in 0 … 1.</summary>
    private Tensor Levels(int count)
    {
        var u = rand([count, 1], generator: rng);
        return (u.ge(Shares[0]).to(float32) + u.ge(Shares[0] + Shares[1]).to(float32)) / 2;
    }

    private sealed class Constant(Tensor logits) : Module<Tensor, Tensor, Tensor>(nameof(Constant))
    {
        public override Tensor forward(Tensor z, Tensor t) => logits.expand(z.shape[0], -1);
    }

    private sealed class Ignorant(int outputs) : Module<Tensor, Tensor>(nameof(Ignorant))
    {
        public override Tensor forward(Tensor input) => zeros(input.shape[0], outputs);
    }

    /// <summary>Level k for sure where the other pixel is seen at it; the shares where it is not.</summary>
    private sealed class Copying() : Module<Tensor, Tensor>(nameof(Copying))
    {
        public override Tensor forward(Tensor input)
        {
            var (value, seen) = (input[.., ..2].flip(1), input[.., 2..].flip(1).unsqueeze(2)); // of the other pixel
            var prior = tensor(Shares).log().to(float32);
            var sure = (value.unsqueeze(2) - linspace(-1, 1, 3)).square() * -100;
            return (seen * sure + (1 - seen) * prior).flatten(1);
        }
    }
}
