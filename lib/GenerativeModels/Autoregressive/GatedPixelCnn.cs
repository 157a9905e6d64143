using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>The gated PixelCNN: one stack sees all rows above, another what is left in the row. [B, side²] in 0 … 1 to [B, side² · P].</summary>
/// <remarks>
/// van den Oord et al. 2016, arXiv:1606.05328. The vertical stack is shifted down by a row before it feeds the horizontal one, so
/// together they see every earlier pixel and no later one: no blind spot. Units are tanh(a) ⊙ σ(b). In addition every pixel has a
/// bias of its own, in the features and in the output, as the images are centred.
/// </remarks>
public sealed class GatedPixelCnn : Module<Tensor, Tensor>
{
    private readonly Conv2d verticalIn; // rows r − 2, r − 1
    private readonly Conv2d horizontalIn; // columns c − 2, c − 1
    private readonly ModuleList<GatedLayer> layers;
    private readonly Dropout dropout;
    private readonly Conv2d output;
    private readonly Parameter place; // [1, C, side, side]
    private readonly Parameter placeOut; // [1, P, side, side]
    private readonly int side;
    private readonly int? levels;

    /// <param name="side">Height and width of an image.</param>
    /// <param name="parameters">P, the numbers that a pixel's conditional takes.</param>
    /// <param name="channels">C, features of a layer.</param>
    /// <param name="layers">Gated layers after the first convolutions.</param>
    /// <param name="dropout">Share of features set to zero in training.</param>
    /// <param name="levels">Where the pixels are tokens without order: how many, each a channel of its own; null: pixels are grey levels.</param>
    public GatedPixelCnn(int side, int parameters, int channels = 24, int layers = 4, double dropout = 0.3, int? levels = null)
        : base(nameof(GatedPixelCnn))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(layers);
        (this.side, this.levels) = (side, levels);
        verticalIn = Conv2d(levels ?? 1, channels, (2, 5));
        horizontalIn = Conv2d(levels ?? 1, channels, (1, 2));
        this.layers = new ModuleList<GatedLayer>([.. Enumerable.Range(0, layers).Select(_ => new GatedLayer(channels, dropout))]);
        this.dropout = Dropout(dropout);
        output = Conv2d(channels, parameters, 1);
        place = Parameter(zeros(1, channels, side, side));
        placeOut = Parameter(zeros(1, parameters, side, side));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var image = levels is { } n ? PixelRows.OneHot(input, side, n) : PixelRows.Image(input, side);
        var above = functional.pad(image, (2, 2, 2, 0)).narrow(2, 0, side + 1); // the last row is below every pixel
        var left = functional.pad(image, (2, 0, 0, 0)).narrow(3, 0, side + 1);
        var vertical = ChannelsLast(verticalIn.call(above));
        var horizontal = ChannelsLast(horizontalIn.call(left)) + vertical + place;
        foreach (var layer in layers)
            (vertical, horizontal) = layer.call(vertical, horizontal);
        var result = output.call(dropout.call(functional.silu(horizontal))) + placeOut;
        return PixelRows.Flatten(result).MoveToOuterDisposeScope();
    }

    /// <summary>The same numbers, a pixel's channels side by side: what follows keeps that order, in which it is faster.</summary>
    private static Tensor ChannelsLast(Tensor features) => features.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>Both stacks one layer on: [B, C, H, W] each.</summary>
    private sealed class GatedLayer : Module<Tensor, Tensor, (Tensor Vertical, Tensor Horizontal)>
    {
        private readonly Conv2d down; // rows r − 1, r of the vertical stack, which at r has seen up to r − 1
        private readonly Conv2d across;
        private readonly Conv2d right; // columns c − 1, c of the horizontal one
        private readonly Conv2d mix;
        private readonly Dropout dropout;

        public GatedLayer(int channels, double dropout)
            : base(nameof(GatedLayer))
        {
            down = Conv2d(channels, 2 * channels, (2, 3));
            across = Conv2d(2 * channels, 2 * channels, 1);
            right = Conv2d(channels, 2 * channels, (1, 2));
            mix = Conv2d(channels, channels, 1);
            this.dropout = Dropout(dropout);
            RegisterComponents();
        }

        public override (Tensor Vertical, Tensor Horizontal) forward(Tensor vertical, Tensor horizontal)
        {
            var fromAbove = down.call(functional.pad(vertical, (1, 1, 1, 0)));
            var both = right.call(functional.pad(horizontal, (1, 0, 0, 0))) + across.call(fromAbove);
            return (Gate(fromAbove), horizontal + mix.call(dropout.call(Gate(both))));
        }

        private static Tensor Gate(Tensor features)
        {
            var halves = features.chunk(2, dim: 1);
            return halves[0].tanh() * halves[1].sigmoid();
        }
    }
}
