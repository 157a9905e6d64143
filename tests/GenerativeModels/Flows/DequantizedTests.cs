namespace GenerativeModels.Tests.Flows;

/// <summary>A product of Gaussians, whose mass in every cell is a difference of distribution functions: bound and truth side by side.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class DequantizedTests : TensorTests
{
    private const int Levels = 17;
    private static readonly Gaussian Exact = new(0.1, 0.3);
    private readonly Tensor x;
    private readonly double nats; // −log P(x), exactly

    public DequantizedTests()
        : base(8)
    {
        manual_seed(8);
        x = randint(0, Levels, [300, 3], dtype: float64, generator: rng) / (Levels - 1);
        nats = -x.data<double>().Average(level => Math.Log(Mass((int)Math.Round(level * (Levels - 1))))) * 3;
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_bound_lies_above_the_exact_discrete_loss_and_tightens_with_draws(bool variational)
    {
        var model = new Dequantized(new Product(), Dequantizer(variational), Levels);
        var weights = model.LogWeights(x, 512, rng);
        var (one, many) = (Loss(weights, 1), Loss(weights, 512));
        // Estimates of 300 rows with 512 draws; the bound's own noise is below 0.01 nats.
        Assert.True(one > nats + 0.02, $"{one} against {nats}");
        Assert.InRange(many, nats - 0.02, one);
        Assert.InRange(many, nats - 0.02, nats + 0.05);
    }

    [Fact]
    public void A_dequantiser_is_the_density_of_its_draws()
    {
        // E_q[1/q] = 1 when q is normalised on the unit interval: five standard errors.
        using var plain = new VariationalDequantizer(nn.Identity());
        Assert.True(plain.call(tensor([0.0, 0.5, 1], 1, 3)).flatten().allclose(tensor([-1.0, 0, 1])));
        using var dequantizer = (VariationalDequantizer)Dequantizer(variational: true, dim: 1);
        var (u, log) = dequantizer.Draw(zeros(100_000, 1, dtype: float64), rng);
        Assert.InRange(u.min().ToDouble(), 0, 1);
        Assert.InRange(u.max().ToDouble(), 0, 1);
        MeanIs(1, (-log).exp());
    }

    [Fact]
    public void Samples_are_levels_with_the_mass_of_their_cells()
    {
        var samples = new Dequantized(new Product(), new UniformDequantizer(), Levels).Sample(20_000, rng) * (Levels - 1);
        for (var level = 1; level < Levels - 1; level++)
        {
            var expected = Mass(level);
            var error = 5 * Math.Sqrt(expected * (1 - expected) / 60_000);
            Assert.InRange(samples.eq(level).to(float64).mean().ToDouble(), expected - error, expected + error);
        }
    }

    private static IDequantizer Dequantizer(bool variational, int dim = 3)
    {
        if (!variational)
            return new UniformDequantizer();
        var network = new VariationalDequantizer(Mlp.Create(dim, dim * RationalQuadratic.Parameters(4), 8));
        network.to(float64);
        return network;
    }

    private static double Loss(Tensor weights, int k) => -Bounds.ImportanceWeighted(weights, k).mean().ToDouble();

    private static double Mass(int level) => Exact.Cdf(2.0 * (level + 1) / Levels - 1) - Exact.Cdf(2.0 * level / Levels - 1);

    private sealed class Product : IExplicitModel
    {
        public Tensor LogProb(Tensor x) =>
            (((x - Exact.Mean) / Exact.StdDev).square() + Math.Log(2 * Math.PI) + 2 * Math.Log(Exact.StdDev)).sum(1) * -0.5;

        public Tensor Sample(int count, Generator rng) => randn(count, 3, generator: rng) * Exact.StdDev + Exact.Mean;
    }
}
