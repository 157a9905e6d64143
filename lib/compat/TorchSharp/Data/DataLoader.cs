using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batches of named tensors: each name's tensors are stacked.</summary>
public class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
{
    public DataLoader(
        utils.data.Dataset dataset,
        int batchSize,
        IEnumerable<long> shuffler,
        Device? device = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true
    )
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset) { }

    public DataLoader(
        utils.data.Dataset dataset,
        int batchSize,
        bool shuffle = false,
        Device? device = null,
        int? seed = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true
    )
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset) { }

    private static Dictionary<string, Tensor> Collate(IEnumerable<Dictionary<string, Tensor>> examples, Device device)
    {
        var list = examples.ToList();
        return list[0].Keys.ToDictionary(name => name, name => Batch.Of(list.Select(example => example[name]), device));
    }
}

/// <summary>Batches of lists of tensors: the tensors at each place are stacked.</summary>
public class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
{
    public IterableDataLoader(
        utils.data.IterableDataset dataset,
        int batchSize,
        IEnumerable<long> shuffler,
        Device? device = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true
    )
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset) { }

    public IterableDataLoader(
        utils.data.IterableDataset dataset,
        int batchSize,
        bool shuffle = false,
        Device? device = null,
        int? seed = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true
    )
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset) { }

    private static IList<Tensor> Collate(IEnumerable<IList<Tensor>> examples, Device device)
    {
        var list = examples.ToList();
        return [.. Enumerable.Range(0, list[0].Count).Select(i => Batch.Of(list.Select(example => example[i]), device))];
    }
}

internal static class Batch
{
    public static Tensor Of(IEnumerable<Tensor> rows, Device device)
    {
        using var scope = NewDisposeScope();
        return stack(rows).to(device).MoveToOuterDisposeScope();
    }
}
