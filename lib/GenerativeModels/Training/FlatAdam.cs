using TorchSharp.Modules;

namespace GenerativeModels.Training;

/// <summary>Adam and AdamW on one parameter, in fewer passes over the memory than TorchSharp's own.</summary>
/// <remarks>
/// Kingma and Ba 2015, arXiv:1412.6980; Loshchilov and Hutter 2019, arXiv:1711.05101. The second moment is kept as v / s, with s the
/// part of β₂ᵗ that is not yet in it, so that it is only ever added to; with c² = s / (1 − β₂ᵗ) the step is
/// θ ← θ − η / (c (1 − β₁ᵗ)) · m / (√(v/s) + ε/c).
/// </remarks>
internal sealed class FlatAdam : OptimizerHelper
{
    private const double LeastScale = 1e-4;

    private readonly Parameter parameter;
    private readonly (double Beta1, double Beta2, double Epsilon, double Decay) options;
    private readonly bool isDecoupled;
    private readonly Tensor m;
    private readonly Tensor v;
    private readonly Tensor fresh; // 1 − β₁, the new gradient's share in m
    private double scale = 1;
    private long steps;

    private FlatAdam(Parameter parameter, ParamGroup group, (double, double, double, double) options, bool isDecoupled)
    {
        (this.parameter, this.options, this.isDecoupled) = (parameter, options, isDecoupled);
        _parameter_groups = [group];
        using var off = no_grad();
        m = zeros_like(parameter).DetachFromDisposeScope();
        v = zeros_like(parameter).DetachFromDisposeScope();
        fresh = tensor(1 - this.options.Beta1, dtype: parameter.dtype, device: parameter.device).DetachFromDisposeScope();
    }

    /// <summary>One that does what <paramref name="upstream"/> does; null where that is not plain Adam or AdamW on one parameter.</summary>
    public static FlatAdam? Like(optim.Optimizer upstream, Parameter parameter) =>
        upstream.ParamGroups.SingleOrDefault() is not ParamGroup group
            ? null
            : group.Options switch
            {
                Adam.Options { amsgrad: false, maximize: false } o when upstream.GetType() == typeof(Adam) => new FlatAdam(
                    parameter,
                    group,
                    (o.beta1!.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value),
                    isDecoupled: false
                ),
                AdamW.Options { amsgrad: false, maximize: false } o when upstream.GetType() == typeof(AdamW) => new FlatAdam(
                    parameter,
                    group,
                    (o.beta1!.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value),
                    isDecoupled: true
                ),
                _ => null,
            };

    /// <summary>θ ← θ − the step for its gradient, which may be overwritten.</summary>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = closure?.Invoke();
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var (beta1, beta2, epsilon, decay) = options;
        var rate = _parameter_groups[0].LearningRate;
        var gradient = parameter.grad!;
        if (decay != 0 && isDecoupled)
            Scaled(1 - rate * decay, factor => parameter.mul_(factor));
        else if (decay != 0)
            Scaled(decay, factor => gradient.add_(parameter, factor));
        steps++;
        m.lerp_(gradient, fresh);
        scale *= beta2;
        if (scale < LeastScale)
        {
            Scaled(scale, factor => v.mul_(factor));
            scale = 1;
        }
        Scaled((1 - beta2) / scale, factor => v.addcmul_(gradient, gradient, factor));
        var c = Math.Sqrt(scale / (1 - Math.Pow(beta2, steps)));
        var spread = v.sqrt();
        Scaled(epsilon / c, factor => spread.add_(factor));
        Scaled(-rate / (c * (1 - Math.Pow(beta1, steps))), factor => parameter.addcdiv_(m, spread, factor));
        return loss;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        m.Dispose();
        v.Dispose();
        fresh.Dispose();
    }

    private static void Scaled(double value, Action<Scalar> act)
    {
        using var factor = value.ToScalar();
        act(factor);
    }
}
