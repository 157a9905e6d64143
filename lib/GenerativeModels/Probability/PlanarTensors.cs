using static TorchSharp.torch;

namespace GenerativeModels.Probability;

/// <summary>Exact distributions on the plane, with tensors in and out.</summary>
public static class PlanarTensors
{
    /// <summary>Independent draws, [count, 2] in single precision; the caller disposes them.</summary>
    /// <param name="target">What is drawn from.</param>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    /// <param name="device">Where they go; null: the CPU.</param>
    public static Tensor SampleTensor(this Planar target, int count, int seed, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        return tensor(target.Sample(count, seed), dtype: ScalarType.Float32, device: device);
    }

    /// <summary>The exact log p(x) for x [B, 2]: [B] in double precision on the CPU, in nats, without gradients.</summary>
    /// <exception cref="ArgumentException">x has another shape.</exception>
    public static Tensor LogProb(this Planar target, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(x);
        if (x.dim() != 2 || x.shape[1] != 2)
            throw new ArgumentException($"expected x: [B, 2], got [{string.Join(", ", x.shape)}]", nameof(x));
        using var scope = NewDisposeScope();
        var points = x.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
        var logs = Enumerable.Range(0, points.Length / 2).Select(i => target.LogDensity(points[2 * i], points[2 * i + 1]));
        return tensor(logs.ToArray()).MoveToOuterDisposeScope();
    }
}
