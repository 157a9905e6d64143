using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>How often each of K categories comes in total_count draws: counts of shape [batch, K].</summary>
public class Multinomial : distributions.Distribution
{
    private readonly int total;
    private Categorical each;

    public Multinomial(int total_count, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : this(total_count, new Categorical(probs, logits), generator) { }

    private Multinomial(int total, Categorical each, Generator? generator)
        : base(generator, each.batch_shape, new Size([each.Events]))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        (this.total, this.each) = (total, each);
    }

    public Tensor probs => each.probs;

    public Tensor logits => each.logits;

    public long[] param_shape => each.param_shape;

    public override Tensor mean => Scoped(() => probs * total);

    public override Tensor variance => Scoped(() => probs * (1 - probs) * total);

    public override Tensor rsample(params long[] sample_shape) =>
        Without(() =>
        {
            var draws = each.rsample([total, .. sample_shape]).movedim([0], [-1]);
            return zeros(ExtendedShape(sample_shape), probs.dtype, draws.device)
                .scatter_add_(-1, draws, ones_like(draws, probs.dtype));
        });

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var both = Broadcast(logits, value);
            var (l, n) = (both[0].masked_fill(both[1].eq(0) & both[0].isneginf(), 0), both[1]);
            return (n.sum(dim: -1) + 1).lgamma() - (n + 1).lgamma().sum(dim: -1) + (l * n).sum(dim: -1);
        });

    public override Tensor entropy()
    {
        var counts = arange(total + 1, probs.dtype, probs.device);
        return Scoped(() =>
        {
            using var binomial = new Binomial(probs.full_like(total), probs);
            var k = counts.view([total + 1, .. probs.shape.Select(_ => 1L)]);
            var expected = (binomial.log_prob(k).exp() * (k + 1).lgamma()).sum(dim: 0).sum(dim: -1);
            return total * each.entropy() - (double)Lgamma(total + 1) + expected;
        });
    }

    public override distributions.Distribution expand(Size batch_shape, distributions.Distribution? instance = null)
    {
        var wide = (Multinomial)base.expand(batch_shape, instance);
        wide.each = (Categorical)each.expand(batch_shape);
        return wide;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            each.Dispose();
        base.Dispose(disposing);
    }

    private static double Lgamma(double x) => tensor(x, ScalarType.Float64).lgamma().ToDouble();
}
