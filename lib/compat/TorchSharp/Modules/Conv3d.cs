using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class Conv3d : Convolution
{
    internal Conv3d(
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
            nameof(Conv3d),
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            padding_type,
            dilation,
            false,
            new long[3],
            groups,
            bias,
            padding_mode,
            device,
            dtype
        ) { }

    public override Tensor forward(Tensor input)
    {
        ValidateShape(input, 3);
        var (padded, border) = Padded(input);
        return functional.conv3d(padded, weight, bias!, stride, border, dilation, groups);
    }
}
