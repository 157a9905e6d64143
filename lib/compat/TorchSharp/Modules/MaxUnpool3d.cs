using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Puts the maxima back where their indices say, among zeros.</summary>
public sealed class MaxUnpool3d : ParameterLessModule<Tensor, Tensor, long[], Tensor>
{
    internal MaxUnpool3d(long[] kernel_size, long[]? stride, long[]? padding)
        : base(nameof(MaxUnpool3d)) => (this.kernel_size, this.stride, this.padding) = (kernel_size, stride!, padding!);

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] padding { get; set; }

    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);

    public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) =>
        nn.functional.max_unpool3d(tensor, indices, kernel_size, stride, padding, output_size!);
}
