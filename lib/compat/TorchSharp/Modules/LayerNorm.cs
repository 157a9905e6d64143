using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>(x − mean) / √(variance + ε) over the last dimensions, scaled and shifted: arXiv:1607.06450.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;

    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
        if (!elementwise_affine)
            return;
        weight = new Parameter(ones(normalized_shape, dtype, device));
        this.bias = bias ? new Parameter(zeros(normalized_shape, dtype, device)) : null;
    }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

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

    public void reset_parameters()
    {
        if (weight is not null)
            init.ones_(weight);
        if (bias is not null)
            init.zeros_(bias);
    }

    public override Tensor forward(Tensor tensor) => functional.layer_norm(tensor, normalized_shape, weight!, bias!, eps);
}
