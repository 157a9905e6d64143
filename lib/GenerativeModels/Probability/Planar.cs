namespace GenerativeModels.Probability;

/// <summary>A continuous distribution on ℝ² whose density is known exactly.</summary>
public abstract class Planar
{
    /// <summary>log p(x, y), in nats; −∞ outside the support.</summary>
    public abstract double LogDensity(double x, double y);

    /// <summary>Outside of this interval of x lies less than 1e-10 of the mass.</summary>
    public abstract (double Low, double High) XRange { get; }

    /// <summary>Outside of this interval of y lies less than 1e-10 of the mass.</summary>
    public abstract (double Low, double High) YRange { get; }

    /// <summary>Independent draws, [count, 2].</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public abstract double[,] Sample(int count, int seed);

    /// <summary>p(x, y) = exp(log p(x, y)).</summary>
    public double Density(double x, double y) => Math.Exp(LogDensity(x, y));

    /// <summary>H(p) = −∫∫ p log p dx dy, in nats.</summary>
    /// <param name="count">Cells along each axis: see <see cref="Quadrature"/>.</param>
    public virtual double Entropy(int count = 400) =>
        -Quadrature.Integrate((x, y) => Quadrature.Weigh(LogDensity(x, y), static logP => logP), XRange, YRange, count);
}

/// <summary>Exact distributions on the plane, with tensors in and out.</summary>
public static class PlanarTensors
{
    /// <summary>Independent draws, [count, 2] in single precision; the caller disposes them.</summary>
    /// <param name="target">What is drawn from.</param>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    /// <param name="device">Where they go; null: the CPU.</param>
    public static Tensor SampleTensor(this Planar target, int count, int seed, Device? device = null) =>
        tensor(target.Sample(count, seed), dtype: ScalarType.Float32, device: device);

    /// <summary>The exact log p(x) for x [B, 2]: [B] in double precision on the CPU, in nats, without gradients.</summary>
    /// <exception cref="ArgumentException">x has another shape.</exception>
    public static Tensor LogProb(this Planar target, Tensor x)
    {
        if (x.dim() != 2 || x.shape[1] != 2)
            throw new ArgumentException($"expected x: [B, 2], got [{string.Join(", ", x.shape)}]", nameof(x));
        using var scope = NewDisposeScope();
        var points = x.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
        var logs = Enumerable.Range(0, points.Length / 2).Select(i => target.LogDensity(points[2 * i], points[2 * i + 1]));
        return tensor(logs.ToArray()).MoveToOuterDisposeScope();
    }
}
