using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Examples that have names.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>> { }

            /// <summary>Examples that are lists of tensors.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>> { }

            /// <summary>Examples by number.</summary>
            public abstract class Dataset<T> : IDisposable
            {
                public abstract long Count { get; }

                public abstract T GetTensor(long index);

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing) { }
            }

            /// <summary>Row i of each tensor is example i.</summary>
            public static TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);

            public static DataLoader DataLoader(
                Dataset dataset,
                int batchSize,
                IEnumerable<long> shuffler,
                Device? device = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true
            ) => new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            public static DataLoader DataLoader(
                Dataset dataset,
                int batchSize,
                bool shuffle = false,
                Device? device = null,
                int? seed = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true
            ) => new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

            public static IterableDataLoader DataLoader(
                IterableDataset dataset,
                int batchSize,
                IEnumerable<long> shuffler,
                Device? device = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true
            ) => new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            public static IterableDataLoader DataLoader(
                IterableDataset dataset,
                int batchSize,
                bool shuffle = false,
                Device? device = null,
                int? seed = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true
            ) => new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
        }
    }
}
