using GenerativeModels.Probability;

namespace GenerativeModels.Autoencoding;

/// <summary>p(x|z) of D independent pixels, given what the decoder says of them.</summary>
/// <remarks>
/// Pixels are in 0 … 1. A decoder's output is [..., D · <see cref="ParametersPerPixel"/>], the parameters of one pixel side by side.
/// </remarks>
public interface ILikelihood
{
    /// <summary>How many numbers the decoder gives for a pixel.</summary>
    public int ParametersPerPixel { get; }

    /// <summary>log p(x|parameters), nats, summed over D: parameters [..., B, D · P] and x [B, D] to [..., B].</summary>
    public Tensor LogProb(Tensor parameters, Tensor x);

    /// <summary>E[x|parameters], [..., D].</summary>
    public Tensor Mean(Tensor parameters);

    /// <summary>x ~ p(x|parameters), [..., D].</summary>
    public Tensor Sample(Tensor parameters, Generator rng);
}

/// <summary>p(x = 1) = σ(logit) for every pixel.</summary>
/// <remarks>
/// A probability of binary images. On grey ones the same expression is the cross-entropy, a usable loss, but neither a density nor
/// comparable with one (Loaiza-Ganem and Cunningham 2019, arXiv:1907.06845): binarise first.
/// </remarks>
public sealed class BernoulliLikelihood : ILikelihood
{
    /// <inheritdoc/>
    public int ParametersPerPixel => 1;

    /// <inheritdoc/>
    public Tensor LogProb(Tensor parameters, Tensor x)
    {
        using var scope = NewDisposeScope();
        return (x * parameters - nn.functional.softplus(parameters)).sum(-1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Mean(Tensor parameters) => sigmoid(parameters);

    /// <inheritdoc/>
    public Tensor Sample(Tensor parameters, Generator rng)
    {
        using var scope = NewDisposeScope();
        return sigmoid(parameters).Bernoulli(rng).MoveToOuterDisposeScope();
    }
}

/// <summary>A softmax over all levels of a pixel: any distribution at all, and no notion that 7 lies next to 8.</summary>
public sealed class CategoricalLikelihood : DiscreteLikelihood
{
    /// <summary>A softmax over n levels.</summary>
    public CategoricalLikelihood(int levels)
        : base(levels) { }

    /// <inheritdoc/>
    public override int ParametersPerPixel => Levels;

    /// <inheritdoc/>
    public override Tensor LogProbs(Tensor parameters)
    {
        using var scope = NewDisposeScope();
        return PerPixel(parameters).log_softmax(-1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor parameters, Tensor x)
    {
        using var scope = NewDisposeScope();
        var log = LogProbs(parameters);
        var level = (x * (Levels - 1)).round().to(ScalarType.Int64).unsqueeze(-1);
        var index = level.expand([.. log.shape[..^1], 1]);
        return log.gather(-1, index).squeeze(-1).sum(-1).MoveToOuterDisposeScope();
    }
}

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

/// <summary>A pixel takes one of n levels 0, 1/(n − 1), … 1, and every level has a probability.</summary>
public abstract class DiscreteLikelihood : ILikelihood
{
    /// <summary>n levels, at least two.</summary>
    private protected DiscreteLikelihood(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        Levels = levels;
    }

    /// <summary>n.</summary>
    public int Levels { get; }

    /// <inheritdoc/>
    public abstract int ParametersPerPixel { get; }

    /// <inheritdoc/>
    public abstract Tensor LogProb(Tensor parameters, Tensor x);

    /// <summary>log p of every level of every pixel, nats: [..., D, n]. Its exponentials sum to one over n.</summary>
    public abstract Tensor LogProbs(Tensor parameters);

    /// <inheritdoc/>
    public Tensor Mean(Tensor parameters)
    {
        using var scope = NewDisposeScope();
        var p = LogProbs(parameters).exp();
        var levels = linspace(0, 1, Levels, dtype: p.dtype, device: p.device);
        return (p * levels).sum(-1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(Tensor parameters, Generator rng)
    {
        using var scope = NewDisposeScope();
        var p = LogProbs(parameters).exp();
        var level = p.reshape(-1, Levels).Multinomial(1, rng);
        var shape = p.shape;
        return (level.reshape(shape[..^1]).to(p.dtype) / (Levels - 1)).MoveToOuterDisposeScope();
    }

    /// <summary>[..., D · P] to [..., D, P].</summary>
    private protected Tensor PerPixel(Tensor parameters)
    {
        var shape = parameters.shape;
        if (shape[^1] % ParametersPerPixel != 0)
            throw new ArgumentException(
                $"expected parameters: [..., D * {ParametersPerPixel}], got [{string.Join(", ", shape)}]",
                nameof(parameters)
            );
        return parameters.reshape([.. shape[..^1], shape[^1] / ParametersPerPixel, ParametersPerPixel]);
    }
}
