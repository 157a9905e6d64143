using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>∏ xᵢ^(aᵢ − 1) / B(a) on the simplex; concentration a: [batch, K].</summary>
public class Dirichlet : distributions.Distribution
{
    public Dirichlet(Tensor concentration, Generator? generator = null)
        : base(generator, 1, concentration) { }

    private Tensor A => Owned(0);

    public override Tensor mean => Scoped(() => A / A.sum(dim: -1, keepdim: true));

    public override Tensor mode =>
        Scoped(() =>
        {
            var above = (A - 1).clamp_min(0);
            var mode = above / above.sum(dim: -1, keepdim: true);
            var flat = A.lt(1).all(-1, keepdim: true);
            var vertex = nn.functional.one_hot(A.argmax(-1), A.shape[^1]).to_type(A.dtype);
            return where(flat, vertex, mode);
        });

    public override Tensor variance =>
        Scoped(() =>
        {
            var a0 = A.sum(dim: -1, keepdim: true);
            return A * (a0 - A) / (a0.pow(2) * (a0 + 1));
        });

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() => _sample_dirichlet(A.expand(shape), Rng));
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => (A - 1).xlogy(value).sum(dim: -1) + A.sum(dim: -1).lgamma() - A.lgamma().sum(dim: -1));

    public override Tensor entropy() =>
        Scoped(() =>
        {
            var (k, a0) = (A.shape[^1], A.sum(dim: -1));
            return A.lgamma().sum(dim: -1) - a0.lgamma() - (k - a0) * a0.digamma() - ((A - 1) * A.digamma()).sum(dim: -1);
        });
}
