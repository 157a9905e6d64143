using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>max(0, x) + a min(0, x), with a learnt: arXiv:1502.01852.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;

    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
        : base(nameof(PReLU))
    {
        (this.num_parameters, this.init) = (num_parameters, init);
        weight = new Parameter(full([num_parameters], init, dtype ?? get_default_dtype(), device));
    }

    public long num_parameters { get; }

    public double init { get; }

    public Parameter weight
    {
        get => _weight!;
        set
        {
            ConditionallyRegisterParameter(nameof(weight), value);
            _weight = value;
        }
    }

    public override Tensor forward(Tensor tensor) => functional.prelu(tensor, weight);
}
