using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: weight, bias, geometry and initialisation.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    protected Parameter? _weight;
    protected Parameter? _bias;
    protected long[] _reversed_padding_repeated_twice = [];
    private readonly int rank;

    private protected Convolution(
        string name,
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[] padding,
        Padding? padding_type,
        long[] dilation,
        bool transposed,
        long[] output_padding,
        long groups,
        bool bias,
        PaddingModes padding_mode,
        Device? device,
        ScalarType? dtype
    )
        : base(name)
    {
        if (groups <= 0 || in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException(
                $"in_channels {in_channels} and out_channels {out_channels} must be divisible by groups {groups}"
            );
        rank = kernel_size.Length;
        (this.in_channels, this.out_channels, this.groups) = (in_channels, out_channels, groups);
        (this.kernel_size, this.stride, this.dilation) = (kernel_size, stride, dilation);
        (this.transposed, this.output_padding, this.padding_mode) = (transposed, output_padding, padding_mode);
        this.padding = padding;
        if (padding_type is { } type)
            SetPadding(type);
        else
            SetPadding(padding);
        long[] shape = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = new Parameter(empty([.. shape, .. kernel_size], dtype, device));
        this.bias = bias ? new Parameter(empty([out_channels], dtype, device)) : null;
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] padding { get; private set; }

    public Padding? padding_type { get; private set; }

    public long[] dilation { get; set; }

    public bool transposed { get; }

    public long[] output_padding { get; set; }

    public long groups { get; set; }

    public PaddingModes padding_mode { get; set; }

    public Parameter weight
    {
        get => _weight!;
        set
        {
            ConditionallyRegisterParameter(nameof(weight), value);
            _weight = value;
        }
    }

    public Parameter? bias
    {
        get => _bias;
        set
        {
            ConditionallyRegisterParameter(nameof(bias), value);
            _bias = value;
        }
    }

    public void reset_parameters()
    {
        init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        if (bias is null)
            return;
        var (fanIn, _) = init.CalculateFanInAndFanOut(weight);
        if (fanIn > 0)
            init.uniform_(bias, -1 / Math.Sqrt(fanIn), 1 / Math.Sqrt(fanIn));
    }

    public void SetPadding(Padding padding)
    {
        padding_type = padding;
        if (padding == Padding.Same && stride.Any(s => s != 1))
            throw new ArgumentException("padding 'same' needs strides of one");
        var total = dilation.Zip(kernel_size, (d, k) => padding == Padding.Same ? d * (k - 1) : 0).ToArray();
        _reversed_padding_repeated_twice = [.. total.Reverse().SelectMany(t => new[] { t / 2, t - t / 2 })];
        this.padding = [.. total.Select(t => t / 2)];
    }

    public void SetPadding(long[] padding)
    {
        padding_type = null;
        this.padding = padding;
        _reversed_padding_repeated_twice = [.. padding.Reverse().SelectMany(p => new[] { p, p })];
    }

    /// <summary>Whether the input has a batch; throws where it has neither the batched nor the unbatched rank.</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        ArgumentNullException.ThrowIfNull(input);
        var shape = input.shape;
        if (shape.Length != dimensions + 2 && shape.Length != dimensions + 1 || shape[^(int)(dimensions + 1)] != in_channels)
            throw new ArgumentException(
                $"{GetName()} expected [N, {in_channels}{string.Concat(Enumerable.Repeat(", …", (int)dimensions))}], got [{string.Join(", ", shape)}]"
            );
        return shape.Length == dimensions + 2;
    }

    /// <summary>The input with its border, where libtorch's own zero padding does not serve.</summary>
    private protected (Tensor input, long[] padding) Padded(Tensor input)
    {
        var uneven =
            padding_type == Padding.Same && Enumerable.Range(0, rank).Any(d => dilation[d] * (kernel_size[d] - 1) % 2 != 0);
        if (padding_mode == PaddingModes.Zeros && !uneven)
            return (input, padding);
        var mode = padding_mode == PaddingModes.Zeros ? PaddingModes.Constant : padding_mode;
        return (functional.pad(input, _reversed_padding_repeated_twice, mode), new long[rank]);
    }
}
