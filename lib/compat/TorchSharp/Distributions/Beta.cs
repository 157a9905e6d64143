using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x^(a − 1) (1 − x)^(b − 1) / B(a, b) on (0, 1), a = concentration1, b = concentration0.</summary>
public class Beta : distributions.Distribution
{
    public Beta(Tensor concentration1, Tensor concentration0, Generator? generator = null)
        : base(generator, 0, Broadcast(concentration1, concentration0)) { }

    private Tensor A => Owned(0);

    private Tensor B => Owned(1);

    public override Tensor mean => Scoped(() => A / (A + B));

    public override Tensor mode =>
        Scoped(() =>
        {
            using var pair = Pair();
            return pair.mode.select(-1, 0);
        });

    public override Tensor variance =>
        Scoped(() =>
        {
            var total = A + B;
            return A * B / (total.pow(2) * (total + 1));
        });

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() => _sample_dirichlet(stack([A, B], -1).expand([.. shape, 2]), Rng).select(-1, 0));
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => (A - 1).xlogy(value) + (B - 1).xlogy(1 - value) + (A + B).lgamma() - A.lgamma() - B.lgamma());

    public override Tensor entropy() =>
        Scoped(() =>
        {
            using var pair = Pair();
            return pair.entropy();
        });

    private Dirichlet Pair() => new(stack([A, B], -1));
}
