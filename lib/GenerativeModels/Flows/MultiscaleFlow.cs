using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>The multiscale flow of Dinh et al. 2017, arXiv:1605.08803, section 3.6, for images on [−1, 1): convolutions read what is kept.</summary>
/// <remarks>
/// On the way to noise a level squeezes every 2×2 square of pixels into four channels, lets spline couplings (arXiv:1906.04032) bend half
/// of the channels by the other half, and leaves half of the result as noise; the next level goes on with the rest. Every map keeps the
/// box, as in <see cref="NeuralSpline.OnBox"/>.
/// </remarks>
public static class MultiscaleFlow
{
    /// <summary>Over uniform noise, [B, side²] in rows.</summary>
    /// <param name="side">Height and width of an image, a multiple of 2 to the number of levels.</param>
    /// <param name="widths">Features of the convolutions of each level, the finest first.</param>
    /// <param name="couplings">Of a level, even: each half of the channels is bent by the other.</param>
    /// <param name="bins">K of the splines.</param>
    /// <param name="levels">n, grey levels, equalised first; see <see cref="Equalized.Count"/>.</param>
    public static (Flow Flow, Equalized Histogram) Create(
        int side,
        IReadOnlyList<int> widths,
        int couplings = 4,
        int bins = 8,
        int levels = 256
    )
    {
        if (side <= 0 || widths.Count == 0 || side % (1 << widths.Count) != 0)
            throw new ArgumentOutOfRangeException(nameof(side), side, $"expected a multiple of {1 << widths.Count}");
        if (couplings <= 0 || couplings % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(couplings), couplings, "expected a positive even number");
        var histogram = new Equalized(side * side, levels);
        var map = new Composite(Level(channels: 1, side, widths, couplings, bins), histogram);
        return (new Flow(map, new UniformBox(side * side, range: 1)), histogram);
    }

    /// <summary>This level and those below it, for [channels, side, side].</summary>
    private static Composite Level(int channels, int side, IReadOnlyList<int> widths, int couplings, int bins)
    {
        var (half, places, dim) = (2 * channels, side * side / 4, channels * side * side);
        List<Bijection> towardsNoise = [Squeeze(channels, side)];
        for (var i = 0; i < couplings; i++)
        {
            if (i > 0) // reversed channels let the halves change places, shuffled ones make other halves
                towardsNoise.Add(i % 2 == 1 ? Permutation.Reverse(dim) : Shuffle(2 * half, places));
            var conditioner = new Conditioner(half, side / 2, widths[0], RationalQuadratic.Parameters(bins));
            towardsNoise.Add(new SplineCoupling(conditioner, dim, range: 1));
        }
        if (widths.Count > 1)
            towardsNoise.Add(new Partial(Level(half, side / 2, [.. widths.Skip(1)], couplings, bins), dim, half * places));
        towardsNoise.Reverse();
        return new Composite([.. towardsNoise]);
    }

    /// <summary>Towards noise, [C, H, W] → [4C, H/2, W/2]: the four pixels of a square become four channels.</summary>
    private static Permutation Squeeze(int channels, int side)
    {
        var order = new int[channels * side * side];
        for (var i = 0; i < order.Length; i++)
        {
            var (channel, row, column) = (i / (side * side), i / side % side, i % side);
            var corner = 2 * (row % 2) + column % 2;
            order[i] = ((4 * channel + corner) * (side / 2) + row / 2) * (side / 2) + column / 2;
        }
        return new(order);
    }

    /// <summary>Channels with even numbers first.</summary>
    private static Permutation Shuffle(int channels, int places)
    {
        var ranks = Enumerable.Range(0, channels).OrderBy(c => c % 2).ToArray();
        return new([.. ranks.SelectMany(c => Enumerable.Range(c * places, places))]);
    }

    /// <summary>Channels that are kept, [B, C·H·W] → spline parameters of as many others, [B, C·H·W · P], almost 0 at first.</summary>
    private sealed class Conditioner : Module<Tensor, Tensor>
    {
        private readonly Sequential net;
        private readonly int channels;
        private readonly int side;

        public Conditioner(int channels, int side, int width, int parameters)
            : base(nameof(Conditioner))
        {
            (this.channels, this.side) = (channels, side);
            var last = Conv2d(width, channels * parameters, 1);
            net = Sequential(Conv2d(channels, width, 3, padding: 1), SiLU(), Conv2d(width, width, 3, padding: 1), SiLU(), last);
            using (no_grad())
            {
                last.weight.mul_(0.1);
                last.bias!.zero_();
            }
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var theta = net.call(input.reshape(-1, channels, side, side)); // [B, C · P, H, W]
            return theta.reshape(input.shape[0], channels, -1, side * side).transpose(2, 3).flatten(1).MoveToOuterDisposeScope();
        }
    }
}

/// <summary>The first coordinates through a map of their own; the others stay: what a level of a <see cref="MultiscaleFlow"/> leaves as noise.</summary>
public sealed class Partial : Bijection
{
    private readonly Bijection map;
    private readonly int dim;
    private readonly int count;

    /// <param name="map">Of the first coordinates; the result owns it.</param>
    /// <param name="dim">D.</param>
    /// <param name="count">How many are first, 1 … D − 1.</param>
    public Partial(Bijection map, int dim, int count)
        : base(nameof(Partial))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, dim);
        (this.map, this.dim, this.count) = (map, dim, count);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z) => Apply(z, nameof(z), map.Forward);

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x) => Apply(x, nameof(x), map.Inverse);

    private (Tensor, Tensor) Apply(Tensor value, string name, Func<Tensor, (Tensor Value, Tensor LogDet)> part)
    {
        Check(value, dim, name);
        using var scope = NewDisposeScope();
        var (moved, logDet) = part(value.narrow(1, 0, count));
        return scope.MoveToOuter(cat([moved, value.narrow(1, count, dim - count)], dim: 1), logDet);
    }
}
