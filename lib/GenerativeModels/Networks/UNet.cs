using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>f_θ(x, t), or f_θ(x, t, y), on images: down to coarse resolutions, and back up past what was seen on the way down.</summary>
/// <remarks>
/// Ronneberger et al. 2015, arXiv:1505.04597; with group normalisation, residual blocks that are told the time, and attention at the
/// lowest resolution as in Ho et al. 2020, arXiv:2006.11239. Smaller: one block a resolution on the way down and one on the way up.
/// What a sampler needs (noise, score, velocity) depends on what it is trained with. The null class, for classifier-free guidance,
/// is Ho and Salimans', 2022, arXiv:2207.12598.
/// </remarks>
public sealed class UNet : Module<Tensor, Tensor, Tensor>
{
    private readonly TimeFeatures time;
    private readonly Sequential embed;
    private readonly Embedding? classes;
    private readonly Conv2d enter;
    private readonly ModuleList<ResidualBlock> down;
    private readonly ModuleList<Conv2d> halve;
    private readonly Module<Tensor, Tensor> attend;
    private readonly ResidualBlock deepest;
    private readonly ModuleList<Conv2d> widen; // before each doubling of the resolution
    private readonly ModuleList<ResidualBlock> up;
    private readonly GroupNorm norm;
    private readonly Conv2d leave;

    /// <summary>A network with fresh weights, drawn from TorchSharp's global generator.</summary>
    /// <param name="options">Null: the defaults, which fit 8×8 grey images.</param>
    public UNet(UNetOptions? options = null)
        : base(nameof(UNet))
    {
        Options = options ?? new UNetOptions();
        Options.Check();
        int[] widths = [.. Options.Multipliers.Select(multiplier => multiplier * Options.Width)];
        var (pixels, e) = (Options.Channels * Options.Patch * Options.Patch, Options.Embedding);
        time = new TimeFeatures(Options.Frequencies);
        embed = Sequential(Linear(1 + 2 * Options.Frequencies, e), SiLU(), Linear(e, e));
        classes = Options.Classes is { } count ? nn.Embedding(count + 1, e) : null;
        enter = Conv2d(pixels, widths[0], 3, padding: 1);
        down = new([.. widths.Select(width => new ResidualBlock(width, width, e))]);
        halve = new([.. Pairs(widths).Select(w => Conv2d(w.Fine, w.Coarse, 3, stride: 2, padding: 1))]);
        attend = Options.Attention ? new SpatialAttention(widths[^1]) : Identity();
        deepest = new ResidualBlock(widths[^1], widths[^1], e);
        widen = new([.. Pairs(widths).Reverse().Select(w => Conv2d(w.Coarse, w.Fine, 3, padding: 1))]);
        up = new([.. Pairs(widths).Reverse().Select(w => new ResidualBlock(2 * w.Fine, w.Fine, e))]);
        norm = ResidualBlock.Normalise(widths[0]);
        leave = Conv2d(widths[0], pixels, 3, padding: 1);
        RegisterComponents();
    }

    /// <summary>Its size.</summary>
    public UNetOptions Options { get; }

    /// <summary>The label that says "not told": K, one above the classes.</summary>
    /// <exception cref="InvalidOperationException">The network knows of no classes.</exception>
    public int NullClass =>
        Options.Classes ?? throw new InvalidOperationException($"expected {nameof(UNetOptions.Classes)}, got a network without");

    /// <summary>Not told the class. x: [B, C, H, W], t: [B], usually 0 … 1 → [B, C, H, W].</summary>
    /// <exception cref="ArgumentException">Other shapes.</exception>
    public override Tensor forward(Tensor x, Tensor t)
    {
        Check(x, t);
        using var scope = NewDisposeScope();
        var untold = classes is null ? null : full(t.shape[0], NullClass, dtype: ScalarType.Int64, device: x.device);
        return Pass(x, Embed(t, untold)).MoveToOuterDisposeScope();
    }

    /// <summary>Told the class. labels: [B], int64, 0 … K − 1, or <see cref="NullClass"/> → [B, C, H, W].</summary>
    /// <param name="x">[B, C, H, W].</param>
    /// <param name="t">[B].</param>
    /// <param name="labels">y.</param>
    /// <exception cref="ArgumentException">Other shapes.</exception>
    /// <exception cref="InvalidOperationException">The network knows of no classes.</exception>
    public Tensor Conditional(Tensor x, Tensor t, Tensor labels)
    {
        Check(x, t);
        _ = NullClass;
        if (labels.dim() != 1 || labels.shape[0] != t.shape[0])
            throw new ArgumentException(
                $"expected labels: [{t.shape[0]}], got [{string.Join(", ", labels.shape)}]",
                nameof(labels)
            );
        using var scope = NewDisposeScope();
        return Pass(x, Embed(t, labels)).MoveToOuterDisposeScope();
    }

    private static (int Fine, int Coarse)[] Pairs(int[] widths) => [.. widths.Zip(widths.Skip(1))];

    /// <summary>Time and class, [B, E].</summary>
    private Tensor Embed(Tensor t, Tensor? labels)
    {
        var told = embed.call(time.call(t));
        return functional.silu(labels is null ? told : told + classes!.call(labels));
    }

    /// <summary>In portions whose unfolded features a cache holds, where no gradients need all of them at once.</summary>
    private Tensor Pass(Tensor x, Tensor embedding)
    {
        const int cache = 1 << 21; // numbers
        var places = x.shape[2] * x.shape[3] / (Options.Patch * Options.Patch);
        var portion = Math.Max(1, cache / (places * 9 * 2 * Options.Width));
        return is_grad_enabled() || x.shape[0] <= portion
            ? Whole(x, embedding)
            : cat([.. x.split(portion).Zip(embedding.split(portion), Whole)]);
    }

    private Tensor Whole(Tensor x, Tensor embedding)
    {
        using var scope = NewDisposeScope();
        var patch = Options.Patch;
        var hidden = enter.call(patch == 1 ? x : functional.pixel_unshuffle(x, patch));
        var seen = new Stack<Tensor>();
        for (var level = 0; level < down.Count; level++)
        {
            hidden = down[level].call(hidden, embedding);
            if (level == halve.Count)
                break;
            seen.Push(hidden);
            hidden = halve[level].call(hidden);
        }
        hidden = deepest.call(attend.call(hidden), embedding);
        for (var level = 0; level < up.Count; level++)
        {
            // Convolved before it is enlarged: a quarter of the work, as the enlarged picture knows no more.
            var enlarged = functional.interpolate(widen[level].call(hidden), scale_factor: [2, 2]);
            hidden = up[level].call(cat([enlarged, seen.Pop()], dim: 1), embedding);
        }
        var y = leave.call(functional.silu(norm.call(hidden)));
        return (patch == 1 ? y : functional.pixel_shuffle(y, patch)).MoveToOuterDisposeScope();
    }

    private void Check(Tensor x, Tensor t)
    {
        var (c, stride) = (Options.Channels, Options.Stride);
        if (x.dim() != 4 || x.shape[1] != c || x.shape[2] % stride != 0 || x.shape[3] % stride != 0)
            throw new ArgumentException(
                $"expected x: [B, {c}, H, W] with H and W multiples of {stride}, got [{string.Join(", ", x.shape)}]",
                nameof(x)
            );
        if (t.dim() != 1 || t.shape[0] != x.shape[0])
            throw new ArgumentException($"expected t: [{x.shape[0]}], got [{string.Join(", ", t.shape)}]", nameof(t));
    }
}

/// <summary>How large a <see cref="UNet"/> is.</summary>
/// <remarks>
/// The defaults fit 8×8 images. <see cref="Patch"/> 2 fits 28×28 ones (28 → 14 → 7): most of a U-Net's time goes into its finest
/// resolution, and four pixels in one place make that four times cheaper.
/// </remarks>
public sealed record UNetOptions
{
    /// <summary>C: channels of an image, 1 for grey.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Features at the finest resolution, a multiple of 8.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Features at each resolution in multiples of <see cref="Width"/>; every resolution is half of the one before.</summary>
    public IReadOnlyList<int> Multipliers { get; init; } = [1, 2];

    /// <summary>Side of the square of pixels that becomes one place at the finest resolution.</summary>
    public int Patch { get; init; } = 1;

    /// <summary>Whether every place at the lowest resolution attends to every other.</summary>
    public bool Attention { get; init; } = true;

    /// <summary>K classes that the network may be told, beside the null class "not told"; null: it knows of no classes.</summary>
    public int? Classes { get; init; }

    /// <summary>Features that time and class are embedded in.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>F: time is told as t, sin πkt, cos πkt for k = 1 … F.</summary>
    public int Frequencies { get; init; } = 8;

    /// <summary>What height and width must be multiples of.</summary>
    public int Stride => Patch << (Multipliers.Count - 1);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Patch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Embedding);
        ArgumentOutOfRangeException.ThrowIfNegative(Frequencies);
        if (Width <= 0 || Width % ResidualBlock.Groups != 0)
            throw new ArgumentOutOfRangeException(nameof(Width), Width, $"expected a multiple of {ResidualBlock.Groups}");
        if (Multipliers.Count == 0 || Multipliers.Any(multiplier => multiplier < 1))
            throw new ArgumentException($"expected multipliers ≥ 1, got [{string.Join(", ", Multipliers)}]", nameof(Multipliers));
        if (Classes is < 1)
            throw new ArgumentOutOfRangeException(nameof(Classes), Classes, "expected at least one class, or null");
    }
}
