using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class Conv1d : Convolution
{
    internal Conv1d(
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[] padding,
        Padding? padding_type,
        long[] dilation,
        PaddingModes padding_mode,
        long groups,
        bool bias,
        Device? device,
        ScalarType? dtype
    )
        : base(
            nameof(Conv1d),
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            padding_type,
            dilation,
            false,
            new long[1],
            groups,
            bias,
            padding_mode,
            device,
            dtype
        ) { }

    public override Tensor forward(Tensor input)
    {
        ValidateShape(input, 1);
        var (padded, border) = Padded(input);
        return functional.conv1d(padded, weight, bias!, stride[0], border[0], dilation[0], groups);
    }
}
