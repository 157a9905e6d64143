using GenerativeModels.Probability;

namespace GenerativeModels.Autoencoding;

/// <summary>p(x) = Σ_k π_k N(x; m_k, s_k²) for every coordinate: a density of real numbers.</summary>
/// <remarks>
/// A coordinate's parameters are, for each of K components, the logit of its weight, its mean, and log s, clipped to −6 … 4; with
/// one component the mean and log s. The means are offset by −2 … 2 in equal steps, so that components start apart: standardise x.
/// </remarks>
public sealed class GaussianMixtureLikelihood : ILikelihood
{
    private const double Spread = 2;
    private const double LogStdDevMin = -6;
    private const double LogStdDevMax = 4;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>K components.</summary>
    public GaussianMixtureLikelihood(int components = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(components);
        Components = components;
    }

    /// <summary>K.</summary>
    public int Components { get; }

    /// <inheritdoc/>
    public int ParametersPerPixel => Components == 1 ? 2 : 3 * Components;

    /// <inheritdoc/>
    public Tensor LogProb(Tensor parameters, Tensor x)
    {
        using var scope = NewDisposeScope();
        var (logWeight, mean, logStdDev) = Split(parameters);
        var standard = (x.unsqueeze(-1) - mean) * (-logStdDev).exp();
        var log = logWeight - standard.square() * 0.5 - logStdDev - HalfLogTwoPi; // [..., D, K]
        return log.logsumexp(-1).sum(-1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Mean(Tensor parameters)
    {
        using var scope = NewDisposeScope();
        var (logWeight, mean, _) = Split(parameters);
        return (logWeight.exp() * mean).sum(-1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(Tensor parameters, Generator rng)
    {
        using var scope = NewDisposeScope();
        var (logWeight, mean, logStdDev) = Split(parameters);
        var shape = mean.shape;
        var chosen = logWeight.exp().reshape(-1, Components).Multinomial(1, rng);
        var k = chosen.reshape([.. shape[..^1], 1]);
        var noise = randn(k.shape, dtype: mean.dtype, generator: rng).to(mean.device);
        return (mean.gather(-1, k) + logStdDev.gather(-1, k).exp() * noise).squeeze(-1).MoveToOuterDisposeScope();
    }

    /// <summary>[..., D · P] to log π, m and log s, each [..., D, K].</summary>
    private (Tensor LogWeight, Tensor Mean, Tensor LogStdDev) Split(Tensor parameters)
    {
        var shape = parameters.shape;
        if (shape[^1] % ParametersPerPixel != 0)
            throw new ArgumentException(
                $"expected parameters: [..., D * {ParametersPerPixel}], got [{string.Join(", ", shape)}]",
                nameof(parameters)
            );
        var each = parameters.reshape([.. shape[..^1], shape[^1] / ParametersPerPixel, ParametersPerPixel]);
        var parts = each.split(Components, dim: -1);
        var logWeight = Components == 1 ? zeros_like(parts[0]) : parts[0].log_softmax(-1);
        var offsets = linspace(-Spread, Spread, Components, dtype: parameters.dtype, device: parameters.device);
        var mean = Components == 1 ? parts[0] : parts[1] + offsets;
        return (logWeight, mean, parts[^1].clamp(min: LogStdDevMin, max: LogStdDevMax));
    }
}
