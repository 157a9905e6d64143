namespace GenerativeModels.Training;

/// <summary>Row numbers of mini-batches: every epoch is a fresh shuffle, and a batch never spans two epochs.</summary>
/// <remarks>The rows left over at the end of an epoch are skipped; the next shuffle brings them back.</remarks>
public sealed class Minibatches : IDisposable
{
    private readonly long rows;
    private readonly long size;
    private readonly Generator rng;
    private Tensor? order;
    private long position;

    /// <summary>Batches of <paramref name="size"/> of <paramref name="rows"/> rows (of all rows where there are fewer).</summary>
    /// <param name="rows">How many there are to choose from.</param>
    /// <param name="size">How many a batch has.</param>
    /// <param name="rng">What shuffles.</param>
    public Minibatches(long rows, long size, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (this.rows, this.size, this.rng) = (rows, Math.Min(rows, size), rng);
    }

    /// <summary>The next batch's row numbers, int64 [B]: index with them. The caller (or its scope) disposes.</summary>
    public Tensor Next()
    {
        if (order is null || position + size > rows)
        {
            order?.Dispose();
            order = randperm(rows, dtype: ScalarType.Int64, generator: rng)
                .to(rng.device, disposeAfter: true)
                .DetachFromDisposeScope();
            position = 0;
        }
        var batch = order.narrow(0, position, size);
        position += size;
        return batch;
    }

    /// <summary>Frees the shuffle.</summary>
    public void Dispose() => order?.Dispose();
}
