using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>
/// y = f(x) for x of a base distribution: log p(y) = log p(x) − log |f′(x)|. Samples carry no gradients, with
/// <see cref="rsample(long[])"/> either, as in TorchSharp.
/// </summary>
public class TransformedDistribution : distributions.Distribution
{
    protected distributions.Distribution base_distribution = null!;
    private ComposeTransform transform = null!;

    public TransformedDistribution(Generator? generator = null)
        : base(generator) { }

    public TransformedDistribution(distributions.Distribution base_distribution, Transform transform, Generator? generator = null)
        : this(base_distribution, [transform], generator) { }

    public TransformedDistribution(
        distributions.Distribution base_distribution,
        IEnumerable<Transform> transforms,
        Generator? generator = null
    )
        : base(generator) => _init(base_distribution, [.. transforms]);

    public override Tensor mean => throw Lacks(nameof(mean));

    public override Tensor variance => throw Lacks(nameof(variance));

    public override Tensor sample(params long[] sample_shape) =>
        Without(() => transform.forward(base_distribution.sample(sample_shape)));

    public override Tensor rsample(params long[] sample_shape) =>
        Without(() => transform.forward(base_distribution.rsample(sample_shape)));

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var x = transform._inverse(value);
            var (before, after) = (transform.domain.event_dim, transform.codomain.event_dim);
            var dims = event_shape.Length + before - after;
            var inner = base_distribution.log_prob(x);
            return Transform._sum_rightmost(inner, dims - base_distribution.event_shape.Length)
                - Transform._sum_rightmost(transform.log_abs_det_jacobian(x, value), dims - before);
        });

    public override Tensor entropy() => throw Lacks(nameof(entropy));

    public override Tensor cdf(Tensor value) =>
        Scoped(() => transform.sign * (base_distribution.cdf(transform._inverse(value)) - 0.5) + 0.5);

    public override Tensor icdf(Tensor value) =>
        Scoped(() => transform.forward(base_distribution.icdf(transform.sign * (value - 0.5) + 0.5)));

    public override distributions.Distribution expand(Size batch_shape, distributions.Distribution? instance = null)
    {
        var wide = (TransformedDistribution)base.expand(batch_shape, instance);
        var shape = transform.inverse_shape([.. batch_shape.Shape, .. event_shape.Shape]);
        wide.base_distribution = base_distribution.expand(shape[..^base_distribution.event_shape.Length]);
        return wide;
    }

    protected void _init(distributions.Distribution base_distribution, Transform[] transforms)
    {
        transform = new ComposeTransform(transforms);
        long[] all = [.. base_distribution.batch_shape.Shape, .. base_distribution.event_shape.Shape];
        var before = transform.domain.event_dim;
        if (all.Length < before)
            throw new ArgumentException(
                $"expected a base distribution whose batch and event have at least {before} dimensions, got [{string.Join(", ", all)}]",
                nameof(base_distribution)
            );
        var shape = transform.forward_shape(all);
        var inner = base_distribution.event_shape.Length;
        var wide = transform.inverse_shape(shape)[..^inner];
        this.base_distribution = wide.AsSpan().SequenceEqual(base_distribution.batch_shape.Shape)
            ? base_distribution
            : base_distribution.expand(wide);
        var dims = transform.codomain.event_dim + Math.Max(inner - before, 0);
        _init(shape[..^dims], new Size(shape[^dims..]));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            base_distribution?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>For a distribution with parameters of its own besides those of the base.</summary>
    private protected TransformedDistribution(
        distributions.Distribution base_distribution,
        Transform[] transforms,
        Generator? generator,
        params Tensor[] parameters
    )
        : base(generator, 0, parameters) => _init(base_distribution, transforms);
}
