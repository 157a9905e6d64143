namespace GenerativeModels.Sampling;

/// <summary>One realisation of Brownian motion for every row, seen on a grid: the same noise for coarse and for fine steps.</summary>
/// <remarks>
/// With it two solutions of one SDE can be compared path by path, which is what strong order means: E|x_h(T) − x(T)| = O(hᵖ).
/// </remarks>
public sealed class BrownianPath : IDisposable
{
    private readonly Tensor increments; // [N, B, …]

    /// <param name="shape">Of x: [B, …].</param>
    /// <param name="cells">N ≥ 1: how many steps the finest solution takes.</param>
    /// <param name="rng">Draws the increments; on x's device.</param>
    /// <param name="from">Where time starts.</param>
    /// <param name="to">Where it ends; may lie before.</param>
    /// <param name="type">Of x.</param>
    public BrownianPath(
        long[] shape,
        int cells,
        Generator rng,
        double from = 0,
        double to = 1,
        ScalarType type = ScalarType.Float32
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cells);
        (Cells, From, To) = (cells, from, to);
        using var scope = NewDisposeScope();
        var normal = randn([cells, .. shape], dtype: type, generator: rng).to(rng.device);
        increments = (normal * Math.Sqrt(Math.Abs(to - from) / cells)).DetachFromDisposeScope();
    }

    /// <summary>N.</summary>
    public int Cells { get; }

    /// <summary>Where time starts.</summary>
    public double From { get; }

    /// <summary>Where time ends.</summary>
    public double To { get; }

    /// <summary>w(t_{k+1}) − w(t_k) for the k-th of <paramref name="steps"/> equal steps, [B, …]; the caller (or its scope) disposes it.</summary>
    /// <exception cref="ArgumentException">N is not a multiple of the steps.</exception>
    public Tensor Increment(int step, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, steps);
        if (Cells % steps != 0)
            throw new ArgumentException($"expected a number of steps that divides {Cells}, got {steps}", nameof(steps));
        using var scope = NewDisposeScope();
        var size = Cells / steps;
        return increments.narrow(0, step * size, size).sum(dim: 0).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the increments.</summary>
    public void Dispose() => increments.Dispose();
}
