using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>x [B, D] → (x, sin Ωx, cos Ωx) [B, D + 2F]: what lets a smooth network tell near points apart.</summary>
/// <remarks>
/// Networks learn slow changes first; on raw coordinates fine structure comes late or never. Ω is drawn once and not trained:
/// Tancik et al. 2020, arXiv:2006.10739.
/// </remarks>
public sealed class FourierFeatures : Module<Tensor, Tensor>
{
    private readonly Tensor omega; // [D, F]

    /// <param name="dim">D.</param>
    /// <param name="count">F, the frequencies.</param>
    /// <param name="stdDev">Standard deviation of Ω's entries, in radians to a unit of x: about one over the finest width to be seen.</param>
    /// <param name="rng">Draws Ω; a generator of the CPU, where the model begins.</param>
    public FourierFeatures(int dim, int count, double stdDev, Generator rng)
        : base(nameof(FourierFeatures))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        omega = randn(dim, count, generator: rng) * stdDev;
        register_buffer(nameof(omega), omega);
        RegisterComponents();
    }

    /// <summary>x: [B, D] → [B, D + 2F].</summary>
    /// <exception cref="ArgumentException">x has another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        Shape.Rows(input, omega.shape[0], "x");
        using var scope = NewDisposeScope();
        var phase = input.mm(omega);
        return cat([input, phase.sin(), phase.cos()], dim: 1).MoveToOuterDisposeScope();
    }
}

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
