using static TorchSharp.torch;

namespace GenerativeModels.Evaluation;

/// <summary>Points of a tensor as the arrays that measures take.</summary>
public static class PointTensors
{
    /// <summary>[N, D], on any device, of any type → double[N, D].</summary>
    /// <exception cref="ArgumentException">x has not two axes.</exception>
    public static double[,] ToPoints(this Tensor x)
    {
        if (x.dim() != 2)
            throw new ArgumentException($"expected x: [N, D], got [{string.Join(", ", x.shape)}]", nameof(x));
        using var scope = NewDisposeScope();
        var flat = x.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
        var points = new double[x.shape[0], x.shape[1]];
        Buffer.BlockCopy(flat, 0, points, 0, flat.Length * sizeof(double));
        return points;
    }
}
