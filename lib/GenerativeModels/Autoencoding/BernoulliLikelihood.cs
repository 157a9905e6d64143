using GenerativeModels.Probability;

namespace GenerativeModels.Autoencoding;

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
