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
