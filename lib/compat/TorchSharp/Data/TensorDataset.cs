using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Row i of each tensor is example i.</summary>
public class TensorDataset : utils.data.IterableDataset
{
    private readonly Tensor[] tensors;

    internal TensorDataset(Tensor[] tensors)
    {
        if (tensors is null || tensors.Length == 0)
            throw new ArgumentNullException(nameof(tensors), "expected at least one tensor");
        if (tensors.Any(t => t.dim() == 0 || t.shape[0] != tensors[0].shape[0]))
            throw new ArgumentException(
                $"expected tensors of equally many rows, got [{string.Join("], [", tensors.Select(t => string.Join(", ", t.shape)))}]",
                nameof(tensors)
            );
        this.tensors = [.. tensors.Select(t => t.alias().DetachFromDisposeScope())];
    }

    public IList<Tensor> this[long index] => [.. tensors.Select(t => t[index])];

    public override long Count => tensors[0].shape[0];

    public override IList<Tensor> GetTensor(long index) => this[index];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var tensor in tensors)
                tensor.Dispose();
        base.Dispose(disposing);
    }
}
