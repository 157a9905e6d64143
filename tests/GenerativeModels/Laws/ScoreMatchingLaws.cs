namespace GenerativeModels.Tests.Laws;

public sealed class ScoreMatchingLaws() : TensorTests(43)
{
    [Fact]
    public void Levels_fall_by_a_constant_factor()
    {
        var levels = new NoiseLevels(8, 0.5, 5);
        Assert.Equal([8, 4, 2, 1, 0.5], levels.Sigmas.Select(s => Math.Round(s, 12)));
        var many = new NoiseLevels(50, 0.01, 232).Sigmas;
        Assert.True(many.Zip(many.Skip(1)).All(pair => pair.First > pair.Second));
        Assert.Equal(0.01, many[^1], 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NoiseLevels(0.5, 8));
    }

    [Theory, InlineData(0.1), InlineData(0.5), InlineData(2)]
    public void Denoising_is_minimised_by_the_blurred_score(double sigma)
    {
        // The loss is quadratic in s: at its minimum the derivative in every direction h is zero. 4 directions, 5 standard errors
        // each, from 40 batches: Student's t with 39 degrees of freedom exceeds 5 with probability 1.3e-5.
        var target = new GaussianMixture([0.4, 0.6], [-1, 1.5], [0.3, 0.6]);
        var schedule = new VarianceExploding(sigma, 10);
        using var exact = DiffusedMixture.Of(target, schedule, float64);
        var levels = new NoiseLevels(sigma * (1 + 1e-9), sigma, 2); // one level, in effect
        foreach (var h in (Func<Tensor, Tensor>[])[x => ones_like(x), x => x, x => (2 * x).sin(), x => (x > 0).to_type(x.dtype)])
            IsMinimum(
                target,
                (x, size) => ScoreMatchingLoss.Denoising((y, _) => At(y) + size * h(y), x, levels, rng),
                $"{sigma}"
            );

        Tensor At(Tensor y) => exact.Score(y, ones(2_000, dtype: float64));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(5)]
    public void Every_loss_is_fishers_divergence_and_a_constant(int dim)
    {
        // p = N(0, s²I), scores −c x: Fisher's divergence is ½ D s² (c − 1/s²)². Means of 200 000 draws at 5 standard errors, three
        // losses and two scores: 3e-6.
        const int many = 200_000;
        var (s2, sigma) = (0.7, 0.4);
        var x = Normal(many, dim) * Math.Sqrt(s2);
        foreach (var c in (double[])[0.5, 3])
        {
            double Fisher(double variance) => 0.5 * dim * variance * Math.Pow(c - 1 / variance, 2);
            // A draw of ½c²‖x‖² − cD has standard deviation ½c² s² √(2D); vᵀv adds c √(2D), independently.
            var spread = 0.5 * c * c * s2 * Math.Sqrt(2 * dim) / Math.Sqrt(many);
            var slices = c * Math.Sqrt(2 * dim) / Math.Sqrt(many);
            var expected = Fisher(s2) - 0.5 * dim / s2;
            Assert.Equal(expected, ScoreMatchingLoss.Implicit(y => -c * y, x).ToDouble(), 5 * spread);
            Assert.Equal(expected, ScoreMatchingLoss.Sliced(y => -c * y, x, rng).ToDouble(), 5 * (spread + slices));
            var blurred = s2 + sigma * sigma;
            var denoising = sigma * sigma * Fisher(blurred) + 0.5 * dim * (1 - sigma * sigma / blurred);
            // −cσ(x + σε) + ε is N(0, τ²I): half its square has standard deviation ½ τ² √(2D).
            var tau2 = 2 * denoising / dim;
            var error = 5 * 0.5 * tau2 * Math.Sqrt(2 * dim) / Math.Sqrt(many);
            Assert.Equal(denoising, ScoreMatchingLoss.Denoising(y => -c * y, x, sigma, rng).ToDouble(), error);
        }
    }

    [Fact]
    public void Implicit_and_sliced_losses_are_minimised_by_the_score()
    {
        // Both are quadratic in s: at the minimum every direction's slope is zero. 4 directions, 2 losses, 40 batches each: Student's
        // t with 39 degrees of freedom exceeds 5 with probability 1.3e-5 each.
        var target = new GaussianMixture([0.4, 0.6], [-1, 1.5], [0.3, 0.6]);
        var exact = ScoreFunction.Differentiable(x => LogProb(target, x.squeeze(1)));
        foreach (var h in (Func<Tensor, Tensor>[])[x => ones_like(x), x => x, x => (2 * x).sin(), x => x.tanh()])
        {
            IsMinimum(target, (x, size) => ScoreMatchingLoss.Implicit(y => exact(y) + size * h(y), x), "explicit");
            IsMinimum(target, (x, size) => ScoreMatchingLoss.Sliced(y => exact(y) + size * h(y), x, rng), "sliced");
        }
    }

    [Fact]
    public void Losses_reach_the_parameters_through_the_trace()
    {
        // s = −c x: implicit loss ½c²E‖x‖² − cD, derivative c E‖x‖² − D; the trace is what keeps c from 0.
        var x = Normal(500, 3);
        var c = full(1, 2.0, dtype: float64, requires_grad: true);
        ScoreMatchingLoss.Implicit(y => -c * y, x).backward();
        Assert.Equal(2 * x.square().sum(1).mean().ToDouble() - 3, c.grad!.ToDouble(), 1e-9);
        Throws<ArgumentException>("expected x: [B, D], got [4]", () => ScoreMatchingLoss.Implicit(y => y, zeros(4)));
        // Data at 0 under three levels: x̃ = σ ε, and the answer −(x̃ − 1)/σ² is off by 1/σ in each of two dimensions.
        var levels = new NoiseLevels(4, 1, 3);
        var seen = new HashSet<double>();
        var loss = ScoreMatchingLoss.Denoising(Answer, zeros(6000, 2, dtype: float64), levels, rng).ToDouble();
        Assert.Equal(levels.Sigmas, seen.OrderDescending());
        Assert.Equal((1 + 1 / 4.0 + 1 / 16.0) / 3, loss, 5 * 0.41 / Math.Sqrt(6000)); // 5 standard errors

        Tensor Answer(Tensor x, Tensor sigma)
        {
            seen.UnionWith(sigma.data<double>());
            return -(x - 1) / sigma.square().unsqueeze(1);
        }
    }

    [Fact]
    public void The_blurred_mixtures_score_is_autograds_and_its_density_the_wider_mixtures()
    {
        var target = new PlanarMixture([0.7, 0.3], [(-1, 0.2), (1.5, -0.4)], [0.3, 0.5]);
        using var blurred = new BlurredMixture(target, float64);
        var x = Normal(300, 2) * 2;
        foreach (var sigma in (double[])[0, 0.2, 1.5])
        {
            var level = full(300, sigma, dtype: float64);
            var wider = new PlanarMixture(
                [0.7, 0.3],
                target.Means,
                [.. target.StdDevs.Select(s => Math.Sqrt(s * s + sigma * sigma))]
            );
            Assert.True((blurred.LogProb(x, level) - wider.LogProb(x)).abs().max().ToDouble() < 1e-10);
            var (_, score) = ScoreFunction.At(y => blurred.LogProb(y, level), x);
            Assert.True((blurred.At(sigma)(x) - score).abs().max().ToDouble() < 1e-9);
        }
    }

    [Fact]
    public void Annealed_chains_have_the_variance_that_their_steps_imply()
    {
        // Data N(0, 1): at level σ a step is x ← (1 − ε/(1 + σ²)) x + √(2ε) ξ. 40 000 numbers at 5 standard errors: 6e-7.
        var levels = new NoiseLevels(5, 0.1, 8);
        var start = Normal(20_000, 2) * 5;
        var x = AnnealedLangevin.Sample((x, s) => -x / (1 + s.square().unsqueeze(1)), levels, start, 10, 0.2, rng);
        var variance = 25.0;
        foreach (var sigma in levels.Sigmas)
            for (var step = 0; step < 10; step++)
            {
                var e = 0.2 * sigma * sigma;
                variance = Math.Pow(1 - e / (1 + sigma * sigma), 2) * variance + 2 * e;
            }
        variance /= Math.Pow(1 + 0.01, 2); // the denoising step: x − σ² x/(1 + σ²)
        var tolerance = 5 * Math.Sqrt(2.0 / x.numel());
        Assert.InRange(x.var().ToDouble() / variance, 1 - tolerance, 1 + tolerance);
    }

    /// <summary>The derivative of a loss of data and of a number at zero is zero on average, over 40 batches at 5 standard errors.</summary>
    private static void IsMinimum(GaussianMixture target, Func<Tensor, Tensor, Tensor> loss, string what)
    {
        double[] slopes = [.. Enumerable.Range(0, 40).Select(Slope)];
        var (mean, square) = (slopes.Average(), slopes.Average(s => s * s));
        Assert.True(Math.Abs(mean) < 5 * Math.Sqrt((square - mean * mean) / 39), $"{what}: slope {mean:g3}");

        double Slope(int batch)
        {
            var size = zeros(1, dtype: float64, requires_grad: true);
            loss(tensor(target.Sample(2_000, seed: batch)).unsqueeze(1), size).backward();
            return size.grad!.ToDouble();
        }
    }
}
