using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class ConvTranspose3d : ConvolutionTranspose
{
    internal ConvTranspose3d(
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[] padding,
        long[] output_padding,
        long[] dilation,
        PaddingModes padding_mode,
        long groups,
        bool bias,
        Device? device,
        ScalarType? dtype
    )
        : base(
            nameof(ConvTranspose3d),
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            dilation,
            output_padding,
            groups,
            bias,
            padding_mode,
            device,
            dtype
        ) { }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        ValidateShape(input, 3);
        var border = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 3);
        return functional.conv_transpose3d(input, weight, bias!, stride, padding, border, dilation, groups);
    }
}
