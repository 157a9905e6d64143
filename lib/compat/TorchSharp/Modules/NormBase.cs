using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalisation share: affine parameters and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;
    private Tensor? _running_mean;
    private Tensor? _running_var;
    private Tensor? _num_batches_tracked;

    public NormBase(
        long num_features,
        double eps,
        double? momentum,
        bool affine,
        bool track_running_stats,
        Device? device,
        ScalarType? dtype,
        string name
    )
        : base(name)
    {
        (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
        (this.affine, this.track_running_stats) = (affine, track_running_stats);
        if (affine)
        {
            weight = new Parameter(ones([num_features], dtype, device));
            bias = new Parameter(zeros([num_features], dtype, device));
        }
        if (!track_running_stats)
            return;
        running_mean = zeros([num_features], dtype, device);
        running_var = ones([num_features], dtype, device);
        num_batches_tracked = zeros([], ScalarType.Int64, device);
    }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>The share of a new batch in the running statistics; null: their plain average.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public Parameter? weight
    {
        get => _weight;
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

    public Tensor? running_mean
    {
        get => _running_mean;
        set
        {
            ConditionallyRegisterBuffer(nameof(running_mean), value);
            _running_mean = value;
        }
    }

    public Tensor? running_var
    {
        get => _running_var;
        set
        {
            ConditionallyRegisterBuffer(nameof(running_var), value);
            _running_var = value;
        }
    }

    public Tensor? num_batches_tracked
    {
        get => _num_batches_tracked;
        set
        {
            ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
            _num_batches_tracked = value;
        }
    }

    public void reset_running_stats()
    {
        using var quiet = no_grad();
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (weight is not null)
            init.ones_(weight);
        if (bias is not null)
            init.zeros_(bias);
    }

    protected abstract void ValidateInputDimensions(Tensor input);

    private protected void Expect(Tensor input, params long[] ranks)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!ranks.Contains(input.ndim))
            throw new ArgumentException(
                $"{GetName()} expected {string.Join(" or ", ranks)} dimensions, got [{string.Join(", ", input.shape)}]"
            );
    }
}
