using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The adjoint of a convolution, used to enlarge.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(
        string name,
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[] padding,
        long[] dilation,
        long[] output_padding,
        long groups,
        bool bias,
        PaddingModes padding_mode,
        Device? device,
        ScalarType? dtype
    )
        : base(
            name,
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            null,
            dilation,
            true,
            output_padding,
            groups,
            bias,
            padding_mode,
            device,
            dtype
        )
    {
        if (padding_mode != PaddingModes.Zeros)
            throw new ArgumentException(
                $"a transposed convolution pads with zeros only, got {padding_mode}",
                nameof(padding_mode)
            );
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>The extra rows and columns that make the output have the size asked for.</summary>
    protected long[] _output_padding(
        Tensor input,
        long[]? output_size,
        long[] kernel_size,
        long[] stride,
        long[] padding,
        long[] dilation,
        long num_spatial_dims
    )
    {
        if (output_size is null)
            return output_padding;
        var rank = (int)num_spatial_dims;
        var wanted = output_size[^rank..];
        var have = input.shape[^rank..];
        var extra = new long[rank];
        for (var d = 0; d < rank; d++)
        {
            var least = (have[d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel_size[d] - 1) + 1;
            extra[d] = wanted[d] - least;
            if (extra[d] < 0 || extra[d] >= stride[d])
                throw new ArgumentException(
                    $"output size {wanted[d]} of dimension {d} is outside {least}…{least + stride[d] - 1}"
                );
        }
        return extra;
    }
}
