using static TorchSharp.torch;

namespace GenerativeModels.Plots;

/// <summary>What figures take from tensors: numbers on the CPU, nothing that has to be disposed.</summary>
internal static class TensorCopy
{
    /// <summary>All elements, row by row, from any device and of any real type.</summary>
    public static double[] Doubles(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().to(float64).contiguous().data<double>().ToArray();
    }

    public static float[] Floats(Tensor tensor) => Array.ConvertAll(Doubles(tensor), x => (float)x);

    public static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
