using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x₁ᵀ A x₂ + b. A: [out, in1, in2].</summary>
public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;

    internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Bilinear))
    {
        (this.in1_features, this.in2_features, this.out_features) = (in1_features, in2_features, out_features);
        var bound = 1 / Math.Sqrt(in1_features);
        weight = new Parameter(empty([out_features, in1_features, in2_features], dtype, device));
        bias = hasBias ? new Parameter(empty([out_features], dtype, device)) : null;
        init.uniform_(weight, -bound, bound);
        if (bias is not null)
            init.uniform_(bias, -bound, bound);
    }

    public long in1_features { get; set; }

    public long in2_features { get; set; }

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

    public override Tensor forward(Tensor input1, Tensor input2) => functional.bilinear(input1, input2, weight, bias!);
}
