using GenerativeModels.Diffusion;
using GenerativeModels.Probability;
using GenerativeModels.Score;
using TorchSharp;
using static TorchSharp.torch;

namespace GenerativeModels.Tests.Laws;

public sealed class ScoreMatchingLaws : IDisposable
{
    private readonly Generator rng = new(43);
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        rng.Dispose();
    }

    [Fact]
    public void Levels_fall_by_a_constant_factor()
    {
        var levels = new NoiseLevels(8, 0.5, 5);
        Assert.Equal([8, 4, 2, 1, 0.5], levels.Sigmas.Select(s => Math.Round(s, 12)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NoiseLevels(0.5, 8));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Denoising_is_minimised_by_the_blurred_score(double sigma)
    {
        // The loss is quadratic in s: at its minimum the derivative in every direction h is zero. 4 directions, 5 standard errors
        // each, from 40 batches: Student's t with 39 degrees of freedom exceeds 5 with probability 1.3e-5.
        var target = new GaussianMixture([0.4, 0.6], [-1, 1.5], [0.3, 0.6]);
        var schedule = new VarianceExploding(sigma, 10);
        using var exact = DiffusedMixture.Of(target, schedule, ScalarType.Float64);
        var levels = new NoiseLevels(sigma * (1 + 1e-9), sigma, 2); // one level, in effect
        foreach (
            var direction in (Func<Tensor, Tensor>[])
                [x => ones_like(x), x => x, x => (2 * x).sin(), x => (x > 0).to_type(x.dtype)]
        )
        {
            var slopes = Enumerable
                .Range(0, 40)
                .Select(batch =>
                {
                    var x = tensor(target.Sample(2_000, seed: batch)).unsqueeze(1);
                    var size = zeros(1, dtype: ScalarType.Float64, requires_grad: true);
                    ScoreMatchingLoss
                        .Denoising(
                            (y, _) => exact.Score(y, ones(2_000, dtype: ScalarType.Float64)) + size * direction(y),
                            x,
                            levels,
                            rng
                        )
                        .backward();
                    return size.grad!.ToDouble();
                })
                .ToArray();
            var (mean, square) = (slopes.Average(), slopes.Average(s => s * s));
            Assert.True(Math.Abs(mean) < 5 * Math.Sqrt((square - mean * mean) / 39), $"slope {mean:g3}");
        }
    }

    [Fact]
    public void Annealed_chains_have_the_variance_that_their_steps_imply()
    {
        // Data N(0, 1): at level σ a step is x ← (1 − ε/(1 + σ²)) x + √(2ε) ξ. 40 000 numbers at 5 standard errors: 6e-7.
        var levels = new NoiseLevels(5, 0.1, 8);
        var start = randn(20_000, 2, dtype: ScalarType.Float64, generator: rng) * 5;
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

    [Fact]
    public void The_network_tells_shapes_apart_and_scales_with_the_noise()
    {
        using var net = new NoiseConditionalScore(3, width: 16);
        var score = net.call(zeros(4, 3), full(4, 0.01));
        Assert.Equal([4, 3], score.shape);
        Assert.True((score * 0.01).abs().max().ToDouble() < 5);
        var error = Assert.Throws<ArgumentException>(() => net.call(zeros(4, 2), ones(4)));
        Assert.Contains("expected x: [B, 3] and σ: [B], got [4, 2] and [4]", error.Message);
    }
}
