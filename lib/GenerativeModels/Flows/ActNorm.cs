using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>x = z ⊙ e^s + t with s and t of its own, [D]. The first training batch sets them so that its z has mean 0 and deviation 1.</summary>
/// <remarks>Kingma and Dhariwal 2018, arXiv:1807.03039, section 3.1. In evaluation mode nothing is set.</remarks>
public sealed class ActNorm : Bijection
{
    private const double MinStdDev = 1e-4; // a constant coordinate has no scale to be divided by
    private readonly int dim;
    private readonly Parameter logScale;
    private readonly Parameter shift;
    private readonly Tensor initialised; // a buffer, so that a saved model does not start over

    /// <summary>The identity on D coordinates, until the first training batch comes.</summary>
    public ActNorm(int dim)
        : base(nameof(ActNorm))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        this.dim = dim;
        logScale = Parameter(zeros(dim));
        shift = Parameter(zeros(dim));
        initialised = zeros(1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z)
    {
        Check(z, dim, nameof(z));
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(z * logScale.exp() + shift, logScale.sum().expand(z.shape[0]));
    }

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x)
    {
        Check(x, dim, nameof(x));
        using var scope = NewDisposeScope();
        if (training && x.shape[0] > 1 && initialised.ToDouble() == 0)
            Initialise(x);
        return scope.MoveToOuter((x - shift) * (-logScale).exp(), (-logScale.sum()).expand(x.shape[0]));
    }

    private void Initialise(Tensor x)
    {
        using var off = no_grad();
        shift.copy_(x.mean([0]));
        logScale.copy_(x.std(0).clamp_min(MinStdDev).log());
        initialised.fill_(1);
    }
}
