using static TorchSharp.torch.nn;

namespace GenerativeModels.Diffusion;

/// <summary>A Gaussian diffusion as a model of counts: a lower bound on log P(x), in continuous time, with the last noise undone level by level.</summary>
/// <remarks>
/// −log P(x) ≤ KL(q(z₀|x) ‖ N(0, I)) + ∫ ½ λ̇ ‖ε − ε̂‖² dt − E log P(x|z₁), where P(x|z₁) ∝ q(z₁|x) over the n levels of each pixel:
/// Kingma et al. 2021, arXiv:2107.00630, eq. 11, 17 and appendix B. Comparable with every other probability of levels. The network says
/// what the other pixels tell of a pixel's level; what its own noisy value tells is known and added: x̂ = E[x] under
/// p(level k) ∝ exp(logit_k − (z − α x_k)²/2σ²).
/// </remarks>
public sealed class LevelDiffusion : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor, Tensor> network;
    private readonly Denoiser denoiser;

    /// <param name="network">z [B, D], t [B] to logits [B, D · n].</param>
    /// <param name="schedule">Its λ = log(α²/σ²) is finite at both ends.</param>
    /// <param name="levels">n ≥ 2, spread evenly over −1 … 1 within.</param>
    public LevelDiffusion(Module<Tensor, Tensor, Tensor> network, ISchedule schedule, int levels)
        : base(nameof(LevelDiffusion))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        (this.network, Levels) = (network, levels);
        denoiser = new Denoiser(this, schedule, Target.Data);
        RegisterComponents();
    }

    /// <summary>n.</summary>
    public int Levels { get; }

    /// <summary>x̂ = E[x₁ | z], [B, D], from z [B, D] and t [B].</summary>
    public override Tensor forward(Tensor z, Tensor t)
    {
        using var scope = NewDisposeScope();
        var logits = network.call(z, t).reshape(z.shape[0], z.shape[1], Levels);
        var weights = (logits + Evidence(z, t)).softmax(2);
        return (weights * Scale(z)).sum(2).MoveToOuterDisposeScope();
    }

    /// <summary>An unbiased estimate of the bound on log P(x) for each row, [B] nats; gradients reach the network.</summary>
    /// <param name="x">Pixels 0 … 1, level/(n − 1), [B, D].</param>
    /// <param name="rng">Draws t, spread evenly over the batch, and the noise.</param>
    public Tensor LogWeight(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var data = x * 2 - 1;
        var (alpha, sigma, _, _) = denoiser.Schedule.AtTime(0);
        var variance = sigma * sigma;
        var prior = 0.5 * (alpha * alpha * data.square() + (variance - 1 - Math.Log(variance))).sum(1);
        var steps = DiffusionLoss.Likelihood(denoiser.Noise, denoiser.Schedule, data, rng);
        (alpha, sigma, _, _) = denoiser.Schedule.AtTime(1);
        var z1 = alpha * data + sigma * randn(x.shape, dtype: x.dtype, generator: rng).to(x.device);
        var log = Evidence(z1, ones(x.shape[0], dtype: x.dtype, device: x.device)).log_softmax(2); // log P(level | z₁)
        var level = (x * (Levels - 1)).round().to(ScalarType.Int64).unsqueeze(2);
        return (log.gather(2, level).squeeze(2).sum(1) - prior - steps).MoveToOuterDisposeScope();
    }

    /// <summary>−(z − α x_k)²/2σ² of every level k, [B, D, n].</summary>
    private Tensor Evidence(Tensor z, Tensor t)
    {
        var (alpha, sigma, _, _) = denoiser.Schedule.At(t.reshape(-1, 1, 1));
        return ((z.unsqueeze(2) - alpha * Scale(z)) / sigma).square() * -0.5;
    }

    private Tensor Scale(Tensor like) => linspace(-1, 1, Levels, dtype: like.dtype, device: like.device);
}
