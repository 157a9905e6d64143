using static TorchSharp.torch;

namespace GenerativeModels.Plots;

public sealed partial class Values
{
    /// <summary>A copy of the elements of [N], or of a scalar.</summary>
    /// <exception cref="ArgumentException">The tensor has more than one axis.</exception>
    public static implicit operator Values(Tensor tensor) =>
        tensor.shape.Length <= 1
            ? new(TensorCopy.Doubles(tensor))
            : throw new ArgumentException($"expected values: [N], got {TensorCopy.Shape(tensor)}");
}
