namespace GenerativeModels.Autoencoding;

/// <summary>
/// A mixture of logistic distributions, rounded to the nearest level: P(x) = Σ_k π_k [σ((x⁺ − m_k)/s_k) − σ((x⁻ − m_k)/s_k)], where
/// x⁻ and x⁺ lie half a level below and above x, and −∞, +∞ at the ends.
/// </summary>
/// <remarks>
/// Salimans et al. 2017, arXiv:1701.05517, eq. 1–2. On a scale of −1 … 1 a pixel's parameters are, for each of K components, the
/// logit of its weight, its mean, and the logarithm of its scale, shifted by −1.5 so that zero is a fair start, clipped to −7 … 3.
/// </remarks>
public sealed class DiscretizedLogisticLikelihood : DiscreteLikelihood
{
    private const double Infinity = 1e4;
    private const double LogScaleStart = -1.5;
    private const double LogScaleMin = -7;
    private const double LogScaleMax = 3;

    /// <summary>A mixture of <paramref name="components"/> logistics over <paramref name="levels"/> levels.</summary>
    public DiscretizedLogisticLikelihood(int levels, int components = 1)
        : base(levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(components);
        Components = components;
    }

    /// <summary>K.</summary>
    public int Components { get; }

    /// <inheritdoc/>
    public override int ParametersPerPixel => Components == 1 ? 2 : 3 * Components;

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor parameters, Tensor x)
    {
        using var scope = NewDisposeScope();
        return Mixture(PerPixel(parameters), x).sum(-1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor LogProbs(Tensor parameters)
    {
        using var scope = NewDisposeScope();
        var levels = linspace(0, 1, Levels, dtype: parameters.dtype, device: parameters.device);
        return Mixture(PerPixel(parameters).unsqueeze(-2), levels).MoveToOuterDisposeScope();
    }

    /// <summary>pixel: [..., P], x: [...] to [...], nats.</summary>
    private Tensor Mixture(Tensor pixel, Tensor x)
    {
        if (Components == 1)
            return Component(pixel.select(-1, 0), pixel.select(-1, 1), x);
        // Components come first: over a short last dimension softmax is many times slower.
        var part = pixel.movedim([-1L], [0L]).chunk(3); // each [K, ...]
        var log = Component(part[1], part[2], x);
        return (log + part[0].log_softmax(0)).logsumexp(0);
    }

    /// <summary>log [σ(a) − σ(b)] = log σ(a) + log σ(−b) + log(1 − e^(b − a)): no difference of nearly equal numbers.</summary>
    private Tensor Component(Tensor mean, Tensor logScale, Tensor x)
    {
        var half = 1.0 / (Levels - 1); // of a level, on −1 … 1
        var u = x * 2 - 1;
        var above = (u + half).masked_fill(x > 1 - half / 4, Infinity);
        var below = (u - half).masked_fill(x < half / 4, -Infinity);
        var inverse = (-(logScale + LogScaleStart).clamp(min: LogScaleMin, max: LogScaleMax)).exp();
        var a = (above - mean) * inverse;
        var b = (below - mean) * inverse;
        var width = (above - below) * inverse;
        return nn.functional.logsigmoid(a) + nn.functional.logsigmoid(-b) + (-width).expm1().neg().log();
    }
}
