namespace GenerativeModels.Tests.Laws;

public sealed class DiagonalGaussianLaws() : TensorTests(11)
{
    [Fact]
    public void The_density_is_the_textbook_one_and_samples_have_the_stated_moments()
    {
        var q = new DiagonalGaussian(tensor([1.0, -2]), tensor([Math.Log(4), 0]));
        // log N(2; 1, 4) + log N(-2; -2, 1)
        var expected = -0.5 * (0.25 + Math.Log(4) + 2 * Math.Log(2 * Math.PI));
        Assert.Equal(expected, q.LogProb(tensor([2.0, -2])).ToDouble(), 1e-12);
        var read = DiagonalGaussian.Of(tensor([1.0, 2, -100, 100]));
        Assert.Equal([1, 2, -9, 4], cat([read.Mean, read.LogVar]).data<double>().ToArray());
        // 2 numbers at 5 standard errors: false alarm below 2e-6.
        const int draws = 100_000;
        q = new DiagonalGaussian(full(1, 1, 0.7, dtype: float64), full(1, 1, Math.Log(0.25), dtype: float64));
        var z = q.Sample(draws, rng);
        Assert.InRange(z.mean().ToDouble(), 0.7 - 5 * 0.5 / Math.Sqrt(draws), 0.7 + 5 * 0.5 / Math.Sqrt(draws));
        Assert.InRange(z.var().ToDouble(), 0.25 * (1 - 5 * Math.Sqrt(2.0 / draws)), 0.25 * (1 + 5 * Math.Sqrt(2.0 / draws)));
    }

    [Fact]
    public void The_divergence_between_two_is_the_sampled_one_and_contains_the_standard_case()
    {
        // 6 rows at 5 standard errors each: false alarm below 4e-6.
        const int draws = 40_000;
        var (q, p) = (Some(6, 3), Some(6, 3));
        var z = q.Sample(draws, rng);
        var log = q.LogProb(z) - p.LogProb(z);
        var error = (log.mean([0]) - q.KlTo(p).sum(-1)).abs();
        Assert.True((log.std(0) * (5 / Math.Sqrt(draws)) - error).min().ToDouble() > 0);
        var standard = new DiagonalGaussian(zeros_like(q.Mean), zeros_like(q.Mean));
        Assert.True((q.KlTo(standard) - q.KlToStandardNormal()).abs().max().ToDouble() < 1e-12);
        Assert.True((DiagonalGaussian.StandardLogProb(z) - standard.LogProb(z)).abs().max().ToDouble() < 1e-12);
        Assert.True(q.KlTo(q).abs().max().ToDouble() < 1e-12);
        Assert.Equal(0, standard.KlToStandardNormal().abs().max().ToDouble());
        Assert.True(Some(100, 3).KlToStandardNormal().min().ToDouble() > 0);
    }

    [Fact]
    public void The_product_of_two_is_proportional_to_both_densities_multiplied()
    {
        var (a, b) = (Some(6, 3), Some(6, 3));
        var product = a.Times(b);
        var z = Normal(50, 6, 3);
        var constant = a.LogProb(z) + b.LogProb(z) - product.LogProb(z); // the same for every z
        Assert.True((constant - constant[0]).abs().max().ToDouble() < 1e-9);
        Assert.True((product.Mean - b.Times(a).Mean).abs().max().ToDouble() < 1e-12);
    }

    private DiagonalGaussian Some(int rows, int dim) => new(Normal(rows, dim), Normal(rows, dim));

    private const int Draws = 200_000;

    [Theory, InlineData("reparameterized"), InlineData("score function"), InlineData("score function, baseline")]
    public void Estimates_agree_with_the_closed_form(string name)
    {
        // E[(z - 1)²] = (μ - 1)² + σ²: d/dμ = 2 (μ - 1), d/d log σ² = σ². 2 numbers at 5 standard errors: false alarm 1e-6.
        var (mean, logVar) = Gradients(name);
        MeanIs(2 * (0.4 - 1), mean);
        MeanIs(Math.Exp(-0.6), logVar);
    }

    [Fact]
    public void Reparameterization_is_at_least_ten_times_less_variable()
    {
        // At μ = 4, σ² = e⁻²: Var of 2(z − 1) is 4σ² ≈ 0.54, that of (z − 1)² (z − μ)/σ² is of the order μ⁴/σ² ≈ 600.
        var (reparameterized, _) = Gradients("reparameterized", 4, -2);
        var (score, _) = Gradients("score function", 4, -2);
        Assert.True(score.var().ToDouble() > 10 * reparameterized.var().ToDouble());
        // A baseline that is nearly E f takes a part of it away.
        var (plain, less) = (Gradients("score function").Mean.var(), Gradients("score function, baseline").Mean.var());
        Assert.True(less.ToDouble() < 0.8 * plain.ToDouble());
    }

    /// <summary>One gradient a draw: every row of q is a leaf of its own.</summary>
    private (Tensor Mean, Tensor LogVar) Gradients(string name, double mu = 0.4, double logVar = -0.6)
    {
        var q = new DiagonalGaussian(
            full(Draws, 1, mu, dtype: float64, requires_grad: true),
            full(Draws, 1, logVar, dtype: float64, requires_grad: true)
        );
        var surrogate = name switch
        {
            "reparameterized" => Estimators.Reparameterized(q, F, rng),
            "score function" => Estimators.ScoreFunction(q, F, rng),
            _ => Estimators.ScoreFunction(q, F, rng, baseline: 0.9),
        };
        surrogate.sum().backward();
        return (q.Mean.grad!, q.LogVar.grad!);
    }

    private static Tensor F(Tensor z) => (z - 1).square().sum(-1);
}
