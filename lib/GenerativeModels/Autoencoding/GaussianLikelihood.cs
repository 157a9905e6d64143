namespace GenerativeModels.Autoencoding;

/// <summary>x = m + σ ε with one fixed σ: its negative logarithm is the mean squared error over 2σ², plus a constant.</summary>
/// <remarks>A density of real-valued pixels, not a probability of levels: its nats do not compare with those of a discrete likelihood.</remarks>
public sealed class GaussianLikelihood : ILikelihood
{
    private readonly double logNorm;

    /// <summary>Noise of a pixel, in units of its range 0 … 1.</summary>
    public GaussianLikelihood(double stdDev)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        StdDev = stdDev;
        logNorm = Math.Log(stdDev) + 0.5 * Math.Log(2 * Math.PI);
    }

    /// <summary>σ.</summary>
    public double StdDev { get; }

    /// <inheritdoc/>
    public int ParametersPerPixel => 1;

    /// <inheritdoc/>
    public Tensor LogProb(Tensor parameters, Tensor x)
    {
        using var scope = NewDisposeScope();
        var error = (x - parameters).square() * (0.5 / (StdDev * StdDev));
        return (-(error + logNorm).sum(-1)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Mean(Tensor parameters) => parameters.alias();

    /// <inheritdoc/>
    public Tensor Sample(Tensor parameters, Generator rng)
    {
        using var scope = NewDisposeScope();
        var noise = randn(parameters.shape, dtype: parameters.dtype, generator: rng).to(parameters.device);
        return (parameters + noise * StdDev).MoveToOuterDisposeScope();
    }
}
