using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A distribution whose last batch dimensions become dimensions of the event: their log-densities are summed.</summary>
public class Independent : distributions.Distribution
{
    private distributions.Distribution inner;
    private readonly int reinterpreted;

    public Independent(distributions.Distribution base_distribution, int reinterpreted_batch_ndims, Generator? generator = null)
        : base(generator)
    {
        var batch = base_distribution.batch_shape.Shape;
        if (reinterpreted_batch_ndims < 0 || reinterpreted_batch_ndims > batch.Length)
            throw new ArgumentException(
                $"expected 0 to {batch.Length} batch dimensions to reinterpret, got {reinterpreted_batch_ndims}"
            );
        (inner, reinterpreted) = (base_distribution, reinterpreted_batch_ndims);
        _init(batch[..^reinterpreted], new Size([.. batch[^reinterpreted..], .. base_distribution.event_shape.Shape]));
    }

    public override Tensor mean => inner.mean;

    public override Tensor mode => inner.mode;

    public override Tensor variance => inner.variance;

    public override Tensor sample(params long[] sample_shape) => inner.sample(sample_shape);

    public override Tensor rsample(params long[] sample_shape) => inner.rsample(sample_shape);

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => distributions.transforms.Transform._sum_rightmost(inner.log_prob(value), reinterpreted));

    public override Tensor entropy() =>
        Scoped(() => distributions.transforms.Transform._sum_rightmost(inner.entropy(), reinterpreted));

    public override distributions.Distribution expand(Size batch_shape, distributions.Distribution? instance = null)
    {
        var wide = (Independent)base.expand(batch_shape, instance);
        wide.inner = inner.expand(new Size([.. batch_shape.Shape, .. event_shape.Shape[..reinterpreted]]));
        return wide;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
