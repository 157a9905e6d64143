using GenerativeModels.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>The PixelRNN with row LSTM: a recurrent state runs down the image, row by row. [B, side²] in 0 … 1 to [B, side² · P].</summary>
/// <remarks>
/// arXiv:1601.06759, section 3.1. The state of a row comes from that of the row above, by a convolution of width 3, and from the
/// row's own pixels to the left, by one with mask A. Rows follow one another even in training; the pixels of a row do not.
/// </remarks>
public sealed class RowLstm : Module<Tensor, Tensor>
{
    private const int Gates = 4;
    private readonly Conv1d fromLeft; // columns c − 3 … c − 1
    private readonly Conv1d fromAbove; // columns c − 1 … c + 1 of the row above
    private readonly Conv1d output;
    private readonly Parameter place; // [side, 4C, side]
    private readonly int side;
    private readonly int channels;

    /// <param name="side">Height and width of an image.</param>
    /// <param name="parameters">P, the numbers that a pixel's conditional takes.</param>
    /// <param name="channels">C, size of the state at a pixel.</param>
    public RowLstm(int side, int parameters, int channels = 48)
        : base(nameof(RowLstm))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        (this.side, this.channels) = (side, channels);
        fromLeft = Conv1d(1, Gates * channels, 3);
        fromAbove = Conv1d(channels, Gates * channels, 3, padding: 1);
        output = Conv1d(channels, parameters, 1);
        place = Parameter(zeros(side, Gates * channels, side));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var image = PixelRows.Image(input, side);
        var batch = image.shape[0];
        var hidden = zeros([batch, channels, side], dtype: image.dtype, device: image.device);
        var cell = zeros_like(hidden);
        // What does not wait for the row above is computed for all rows at once.
        var left = functional.pad(image.reshape(batch * side, 1, side), (3, 0)).narrow(2, 0, side + 2); // without the pixel itself
        var known = fromLeft.call(left).reshape(batch, side, Gates * channels, side) + place; // [B, row, 4C, column]
        var rows = new List<Tensor>();
        for (var row = 0; row < side; row++)
        {
            var gate = (known.select(1, row) + fromAbove.call(hidden)).chunk(Gates, dim: 1);
            cell = gate[0].sigmoid() * cell + gate[1].sigmoid() * gate[2].tanh();
            hidden = gate[3].sigmoid() * cell.tanh();
            rows.Add(hidden);
        }
        var all = output.call(cat([.. rows], dim: 2)); // [B, P, side²], row by row
        return PixelRows.Flatten(all.reshape(batch, -1, side, side)).MoveToOuterDisposeScope();
    }
}

/// <summary>Between rows of pixels, as models take and give them, and images, as convolutions do.</summary>
internal static class PixelRows
{
    /// <summary>[B, side²] in 0 … 1 to [B, 1, side, side] on −1 … 1.</summary>
    public static Tensor Image(Tensor x, int side)
    {
        Shape.Rows(x, side * side, nameof(x));
        return (x * 2 - 1).reshape(-1, 1, side, side);
    }

    /// <summary>[B, side²] of levels as 0 … 1 to [B, levels, side, side], one channel a level.</summary>
    public static Tensor OneHot(Tensor x, int side, int levels)
    {
        using var image = Image(x, side);
        var level = ((image + 1) * (0.5 * (levels - 1))).round();
        return level.eq(arange(levels, device: x.device).reshape(1, -1, 1, 1)).to(x.dtype);
    }

    /// <summary>[B, P, H, W] to [B, H · W · P], the parameters of a pixel side by side.</summary>
    public static Tensor Flatten(Tensor parameters) => parameters.permute(0, 2, 3, 1).flatten(start_dim: 1);
}
