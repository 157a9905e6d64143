namespace GenerativeModels.Tests.Laws;

/// <summary>Both estimators of ∇ E_q[f(z)] are unbiased; where f is smooth, the reparameterised one is far less noisy.</summary>
public sealed class GradientEstimatorLaws() : TensorTests(3)
{
    private const int Draws = 200_000;

    [Theory, InlineData("reparameterized"), InlineData("score function"), InlineData("score function, baseline")]
    public void Estimates_agree_with_the_closed_form(string name)
    {
        // E[(z - 1)²] = (μ - 1)² + σ²: d/dμ = 2 (μ - 1), d/d log σ² = σ². 2 numbers at 5 standard errors: false alarm 1e-6.
        var (mean, logVar) = Gradients(name);
        Within(2 * (0.4 - 1), mean);
        Within(Math.Exp(-0.6), logVar);
    }

    [Fact]
    public void Reparameterization_is_at_least_ten_times_less_variable()
    {
        // At μ = 4, σ² = e⁻²: Var of 2(z − 1) is 4σ² ≈ 0.54, that of (z − 1)² (z − μ)/σ² is of the order μ⁴/σ² ≈ 600.
        var (reparameterized, _) = Gradients("reparameterized", 4, -2);
        var (score, _) = Gradients("score function", 4, -2);
        Assert.True(score.var().ToDouble() > 10 * reparameterized.var().ToDouble());
    }

    /// <summary>One gradient a draw: every row of q is a leaf of its own.</summary>
    private (Tensor Mean, Tensor LogVar) Gradients(string name, double mu = 0.4, double logVar = -0.6)
    {
        var q = new DiagonalGaussian(
            full(Draws, 1, mu, dtype: ScalarType.Float64, requires_grad: true),
            full(Draws, 1, logVar, dtype: ScalarType.Float64, requires_grad: true)
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

    private static void Within(double expected, Tensor estimates)
    {
        var error = 5 * estimates.std().ToDouble() / Math.Sqrt(Draws);
        Assert.InRange(estimates.mean().ToDouble(), expected - error, expected + error);
    }
}
