using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>t [B] → (t, sin πkt, cos πkt for k = 1 … F) [B, 1 + 2F]: with them a network can change quickly over time.</summary>
/// <remarks>Fourier features: Tancik et al. 2020, arXiv:2006.10739.</remarks>
public sealed class TimeFeatures : Module<Tensor, Tensor>
{
    private readonly Tensor frequencies; // πk, [F]

    /// <param name="count">F ≥ 0.</param>
    public TimeFeatures(int count)
        : base(nameof(TimeFeatures))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        using (no_grad())
            frequencies = arange(1, count + 1, dtype: ScalarType.Float32) * Math.PI;
        register_buffer(nameof(frequencies), frequencies);
        RegisterComponents();
    }

    /// <summary>t: [B], usually 0 … 1 → [B, 1 + 2F].</summary>
    /// <exception cref="ArgumentException">t has another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        if (input.dim() != 1)
            throw new ArgumentException($"expected t: [B], got [{string.Join(", ", input.shape)}]", nameof(input));
        using var scope = NewDisposeScope();
        var time = input.unsqueeze(1);
        var phase = time * frequencies; // [B, F]
        return cat([time, phase.sin(), phase.cos()], dim: 1).MoveToOuterDisposeScope();
    }
}
