using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>The plain PixelCNN: a mask-A convolution, then mask-B ones. [B, side²] in 0 … 1 to [B, side² · P].</summary>
/// <remarks>
/// arXiv:1601.06759. Stacked masked kernels never reach part of what lies above and to the right: the blind spot, which
/// <see cref="GatedPixelCnn"/> removes.
/// </remarks>
public sealed class PixelCnn : Module<Tensor, Tensor>
{
    private readonly Sequential net;
    private readonly int side;

    /// <param name="side">Height and width of an image.</param>
    /// <param name="parameters">P, the numbers that a pixel's conditional takes.</param>
    /// <param name="channels">Features of a layer.</param>
    /// <param name="layers">Mask-B layers with 3×3 kernels after the first one.</param>
    /// <param name="firstKernel">Of the mask-A layer, odd.</param>
    public PixelCnn(int side, int parameters, int channels = 32, int layers = 4, int firstKernel = 3)
        : base(nameof(PixelCnn))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        ArgumentOutOfRangeException.ThrowIfNegative(layers);
        this.side = side;
        var modules = new List<Module<Tensor, Tensor>> { new MaskedConv2d(1, channels, firstKernel, ConvolutionMask.A) };
        for (var layer = 0; layer < layers; layer++)
        {
            modules.Add(SiLU());
            modules.Add(new MaskedConv2d(channels, channels, 3, ConvolutionMask.B));
        }
        modules.Add(SiLU());
        modules.Add(Conv2d(channels, parameters, 1));
        net = Sequential(modules);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return PixelRows.Flatten(net.call(PixelRows.Image(input, side))).MoveToOuterDisposeScope();
    }
}

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
