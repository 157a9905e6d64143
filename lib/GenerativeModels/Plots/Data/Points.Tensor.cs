using static TorchSharp.torch;

namespace GenerativeModels.Plots;

public sealed partial class Points
{
    /// <summary>A copy of the rows of [N, 2].</summary>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static implicit operator Points(Tensor tensor)
    {
        if (tensor.shape is not [var rows, 2])
            throw new ArgumentException($"expected points: [N, 2], got {TensorCopy.Shape(tensor)}");
        var numbers = TensorCopy.Doubles(tensor);
        return FromRows((int)rows, 2, (i, j) => numbers[2 * i + j]);
    }
}
