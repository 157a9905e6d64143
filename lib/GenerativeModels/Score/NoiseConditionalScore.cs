using GenerativeModels.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Score;

/// <summary>s_θ(x, σ) ≈ ∇ₓ log p_σ(x), where p_σ is the data's density blurred by N(0, σ²I).</summary>
/// <remarks>
/// s = −ε_θ/σ: the network tells the noise, which has unit size at every level (arXiv:2006.09011). It sees x/√(1 + σ²), whose size
/// hardly changes either, and log σ.
/// </remarks>
public sealed class NoiseConditionalScore : Module<Tensor, Tensor, Tensor>
{
    private readonly int dim;
    private readonly Sequential net;

    /// <param name="dim">D.</param>
    /// <param name="width">Features of a hidden layer.</param>
    /// <param name="hidden">How many hidden layers.</param>
    public NoiseConditionalScore(int dim, int width = 128, int hidden = 3)
        : base(nameof(NoiseConditionalScore))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        this.dim = dim;
        net = Mlp.Create(dim + 1, dim, width, hidden);
        RegisterComponents();
    }

    /// <summary>x: [B, D], σ: [B], positive → score [B, D].</summary>
    /// <exception cref="ArgumentException">Other shapes.</exception>
    public override Tensor forward(Tensor x, Tensor sigma)
    {
        if (x.dim() != 2 || x.shape[1] != dim || sigma.dim() != 1 || sigma.shape[0] != x.shape[0])
            throw new ArgumentException(
                $"expected x: [B, {dim}] and σ: [B], got [{string.Join(", ", x.shape)}] and [{string.Join(", ", sigma.shape)}]"
            );
        using var scope = NewDisposeScope();
        var s = sigma.unsqueeze(1);
        var noise = net.call(cat([x / (1 + s.square()).sqrt(), s.log()], dim: 1));
        return (-noise / s).MoveToOuterDisposeScope();
    }
}
