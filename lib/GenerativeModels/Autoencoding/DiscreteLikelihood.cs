using GenerativeModels.Probability;

namespace GenerativeModels.Autoencoding;

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
