namespace GenerativeModels.Autoencoding;

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
