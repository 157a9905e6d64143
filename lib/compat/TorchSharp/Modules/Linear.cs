using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x Wᵀ + b. x: […, in], W: [out, in].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        (out_features, in_features) = (weight.size(0), weight.size(1));
        this.weight = weight;
        this.bias = bias;
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : this(
            new Parameter(empty([outputSize, inputSize], dtype, device)),
            hasBias ? new Parameter(empty([outputSize], dtype, device)) : null
        )
    {
        init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        if (bias is not null)
            init.uniform_(bias, -1 / Math.Sqrt(inputSize), 1 / Math.Sqrt(inputSize));
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

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

    public override Tensor forward(Tensor tensor) => functional.linear(tensor, _weight!, _bias!);
}
