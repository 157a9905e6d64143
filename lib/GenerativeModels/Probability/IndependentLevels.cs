namespace GenerativeModels.Probability;

/// <summary>p(x) = ∏_d p_d(x_d): every pixel has its own frequencies of levels, and none knows of another.</summary>
/// <remarks>
/// The floor under every model of images: what it gains over this is what it knows about how pixels go together. A level of a pixel
/// that was seen c times in N images has probability (c + 1)/(N + n), Laplace's rule of succession.
/// </remarks>
public sealed class IndependentLevels : IExplicitModel, IDisposable
{
    private readonly Tensor log; // [D, n]

    /// <summary>Counts.</summary>
    /// <param name="data">[N, D], level / (n − 1) in 0 … 1.</param>
    /// <param name="levels">n ≥ 2.</param>
    public IndependentLevels(Tensor data, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        using var scope = NewDisposeScope();
        Levels = levels;
        var counts = nn.functional.one_hot(Index(data), levels).sum(dim: 0).to(ScalarType.Float32); // [D, n]
        log = ((counts + 1) / (data.shape[0] + levels)).log().DetachFromDisposeScope();
    }

    /// <summary>n.</summary>
    public int Levels { get; }

    /// <summary>D (n − 1): the probabilities that are free.</summary>
    public long Parameters => log.shape[0] * (Levels - 1);

    /// <inheritdoc/>
    public Tensor LogProb(Tensor x)
    {
        if (x.shape is not [_, var dim] || dim != log.shape[0])
            throw new ArgumentException($"expected x: [B, {log.shape[0]}], got [{string.Join(", ", x.shape)}]", nameof(x));
        using var scope = NewDisposeScope();
        var each = log.unsqueeze(0).expand(x.shape[0], -1, -1).gather(-1, Index(x).unsqueeze(-1));
        return each.squeeze(-1).sum(-1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        var level = log.exp().Multinomial(count, rng); // [D, count]
        return (level.T.to(log.dtype) / (Levels - 1)).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Frees the frequencies.</summary>
    public void Dispose() => log.Dispose();

    private Tensor Index(Tensor x) => (x * (Levels - 1)).round().to(ScalarType.Int64);
}
