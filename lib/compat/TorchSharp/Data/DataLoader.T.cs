using System.Collections;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Batches of a data set, in order or shuffled. A batch is disposed when the next one is asked for, unless
/// <see cref="DisposeBatch"/> is off; the data set with the loader, unless <see cref="DisposeDataset"/> is off.
/// </summary>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    public DataLoader(
        utils.data.Dataset<T> dataset,
        int batchSize,
        Func<IEnumerable<T>, Device, S> collate_fn,
        IEnumerable<long> shuffler,
        Device? device = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true
    )
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(collate_fn);
        ArgumentNullException.ThrowIfNull(shuffler);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        (this.dataset, batch_size, this.collate_fn, sampler) = (dataset, batchSize, collate_fn, shuffler);
        (Device, num_workers, this.drop_last) = (device ?? CPU, Math.Max(num_worker, 1), drop_last);
        (DisposeBatch, DisposeDataset) = (disposeBatch, disposeDataset);
    }

    public DataLoader(
        utils.data.Dataset<T> dataset,
        int batchSize,
        Func<IEnumerable<T>, Device, S> collate_fn,
        bool shuffle = false,
        Device? device = null,
        int? seed = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true
    )
        : this(
            dataset,
            batchSize,
            collate_fn,
            shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset.Count),
            device,
            num_worker,
            drop_last,
            disposeBatch,
            disposeDataset
        ) { }

    public utils.data.Dataset<T> dataset { get; }

    public int batch_size { get; }

    public bool drop_last { get; }

    public IEnumerable<long> sampler { get; }

    /// <summary>How many threads fetch the examples of a batch.</summary>
    public int num_workers { get; }

    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    public Device Device { get; }

    public bool DisposeBatch { get; }

    public bool DisposeDataset { get; }

    /// <summary>Batches in a pass.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    public IEnumerator<S> GetEnumerator()
    {
        IReadOnlyCollection<IDisposable> current = [];
        try
        {
            foreach (var indices in sampler.Chunk(batch_size))
            {
                if (drop_last && indices.Length < batch_size)
                    yield break;
                var (batch, owned) = Fetch(indices);
                if (DisposeBatch)
                    current = owned;
                yield return batch;
                Free(current);
                current = [];
            }
        }
        finally
        {
            Free(current);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset)
            dataset.Dispose();
    }

    private (S batch, IReadOnlyCollection<IDisposable> owned) Fetch(long[] indices)
    {
        var examples = new T[indices.Length];
        var rows = new IReadOnlyCollection<IDisposable>[indices.Length];
        Array.Fill(rows, []);
        try
        {
            if (num_workers == 1)
                for (var i = 0; i < indices.Length; i++)
                    Read(i);
            else
                Parallel.For(0, indices.Length, new ParallelOptions { MaxDegreeOfParallelism = num_workers }, Read);
            using var scope = NewDisposeScope();
            var batch = collate_fn(examples, Device);
            return (batch, Leave(scope));
        }
        catch (AggregateException several) when (several.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
            throw;
        }
        finally
        {
            foreach (var row in rows)
                Free(row);
        }

        void Read(int i)
        {
            using var scope = NewDisposeScope();
            examples[i] = dataset.GetTensor(indices[i]);
            rows[i] = Leave(scope);
        }
    }

    /// <summary>What a scope holds, taken out of it.</summary>
    private static List<IDisposable> Leave(DisposeScope scope)
    {
        List<IDisposable> held = [.. scope.DisposablesView];
        scope.Detach(held);
        return held;
    }

    private static void Free(IReadOnlyCollection<IDisposable> held)
    {
        foreach (var disposable in held)
            disposable.Dispose();
    }

    private static IEnumerable<long> InOrder(long count)
    {
        for (var i = 0L; i < count; i++)
            yield return i;
    }
}
