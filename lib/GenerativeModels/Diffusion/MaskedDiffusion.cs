using GenerativeModels.Networks;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Diffusion;

/// <summary>Diffusion whose noise hides pixels: the network tells each hidden one's level from those that are still seen.</summary>
/// <remarks>
/// With k of D pixels hidden, k uniform on 1 … D and which ones uniform, (D/k) Σ_hidden log p(x_i | seen) is an unbiased estimate of a
/// lower bound on log P(x): the mean over all orders of an autoregressive model. Hoogeboom et al. 2022, arXiv:2110.02037, eq. 5; the
/// same bound as absorbing diffusion's in continuous time, Sahoo et al. 2024, arXiv:2406.07524.
/// </remarks>
public sealed class MaskedDiffusion : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> network;

    /// <param name="network">Values −1 … 1, 0 where hidden, beside 1 where seen and 0 where hidden, [B, 2D], to logits [B, D · n].</param>
    /// <param name="dim">D.</param>
    /// <param name="levels">n ≥ 2.</param>
    public MaskedDiffusion(Module<Tensor, Tensor> network, int dim, int levels)
        : base(nameof(MaskedDiffusion))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        (this.network, Dim, Levels) = (network, dim, levels);
        RegisterComponents();
    }

    /// <summary>D.</summary>
    public int Dim { get; }

    /// <summary>n.</summary>
    public int Levels { get; }

    /// <summary>log p(level | seen): the network's input [B, 2D] to [B, D, n].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return network.call(input).reshape(-1, Dim, Levels).log_softmax(2).MoveToOuterDisposeScope();
    }

    /// <summary>An unbiased estimate of the bound on log P(x) for each row, [B] nats; gradients reach the network.</summary>
    /// <param name="x">Pixels 0 … 1, level/(n − 1), [B, D].</param>
    /// <param name="rng">Draws how many pixels are hidden, spread evenly over the batch, and which.</param>
    public Tensor LogWeight(Tensor x, Generator rng)
    {
        Shape.Rows(x, Dim, nameof(x));
        using var scope = NewDisposeScope();
        var count = x.shape[0];
        var start = rand(1, generator: rng);
        var share = (start + arange(count, dtype: ScalarType.Float32) / count).remainder(1);
        var hiddenCount = (share * Dim).floor().clamp(0, Dim - 1) + 1; // [B], 1 … D
        var rank = rand(x.shape, generator: rng).argsort(1).argsort(1); // of each pixel, in a random order
        var hidden = rank.lt(hiddenCount.unsqueeze(1)).to(x.device);
        var level = (x * (Levels - 1)).round().to(ScalarType.Int64).unsqueeze(2);
        var log = call(Input(x, hidden.logical_not())).gather(2, level).squeeze(2);
        var weight = (Dim / hiddenCount).to(x.dtype).to(x.device);
        return ((log * hidden.to(x.dtype)).sum(1) * weight).MoveToOuterDisposeScope();
    }

    private static Tensor Input(Tensor x, Tensor seen)
    {
        var mask = seen.to(x.dtype);
        return cat([(x * 2 - 1) * mask, mask], dim: 1);
    }
}
