using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>Which of a kernel's weights stay: those on pixels before the centre, and with B the centre too.</summary>
public enum ConvolutionMask
{
    /// <summary>Rows above, and the same row to the left. For the first layer, whose input holds the pixel to be predicted.</summary>
    A,

    /// <summary>As A, and the centre. For later layers, whose input at a pixel has not seen that pixel.</summary>
    B,
}

/// <summary>A convolution that keeps height and width and sees nothing below, or to the right in the same row: [B, I, H, W] to [B, O, H, W].</summary>
/// <remarks>van den Oord et al. 2016, arXiv:1601.06759, section 3.4.</remarks>
public sealed class MaskedConv2d : Module<Tensor, Tensor>
{
    private readonly Conv2d convolution;
    private readonly Tensor mask; // [1, 1, K, K]
    private readonly int padding;

    /// <param name="inputs">I.</param>
    /// <param name="outputs">O.</param>
    /// <param name="kernel">K, odd.</param>
    /// <param name="kind">A or B.</param>
    public MaskedConv2d(int inputs, int outputs, int kernel, ConvolutionMask kind)
        : base(nameof(MaskedConv2d))
    {
        if (kernel <= 0 || kernel % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "expected a positive odd kernel");
        padding = kernel / 2;
        convolution = Conv2d(inputs, outputs, kernel);
        var seen = padding * kernel + padding + (kind == ConvolutionMask.B ? 1 : 0); // weights before the centre, row by row
        mask = (arange(kernel * kernel) < seen).to(ScalarType.Float32).reshape(1, 1, kernel, kernel);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return functional
            .conv2d(input, convolution.weight * mask, convolution.bias, padding: [padding, padding])
            .MoveToOuterDisposeScope();
    }
}
