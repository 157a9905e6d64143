namespace GenerativeModels.Tests.Laws;

public sealed class DiagonalGaussianLaws() : TensorTests(11)
{
    [Fact]
    public void The_closed_form_divergence_is_the_sampled_one()
    {
        // 6 rows at 5 standard errors each: false alarm below 4e-6.
        const int draws = 40_000;
        var q = Some(6, 3);
        var standard = new DiagonalGaussian(zeros_like(q.Mean), zeros_like(q.Mean));
        var z = q.Sample(draws, rng);
        var log = q.LogProb(z) - standard.LogProb(z); // [K, B]
        var error = (log.mean([0]) - q.KlToStandardNormal().sum(-1)).abs();
        var bound = log.std(0) * (5 / Math.Sqrt(draws));
        Assert.True((bound - error).min().ToDouble() > 0);
    }

    [Fact]
    public void The_divergence_is_zero_at_the_prior_and_positive_elsewhere()
    {
        var zero = zeros(2, 3, dtype: ScalarType.Float64);
        Assert.Equal(0, new DiagonalGaussian(zero, zero).KlToStandardNormal().abs().max().ToDouble());
        Assert.True(Some(100, 3).KlToStandardNormal().min().ToDouble() > 0);
    }

    [Fact]
    public void The_density_is_the_textbook_one()
    {
        var q = new DiagonalGaussian(
            tensor(
                new[,]
                {
                    { 1.0, -2.0 },
                }
            ),
            tensor(
                new[,]
                {
                    { Math.Log(4.0), 0.0 },
                }
            )
        );
        // log N(2; 1, 4) + log N(-2; -2, 1)
        var expected = -0.5 * (0.25 + Math.Log(4) + 2 * Math.Log(2 * Math.PI));
        Assert.Equal(
            expected,
            q.LogProb(
                    tensor(
                        new[,]
                        {
                            { 2.0, -2.0 },
                        }
                    )
                )
                .ToDouble(),
            1e-12
        );
    }

    [Fact]
    public void Samples_have_the_stated_moments()
    {
        // 2 numbers at 5 standard errors: false alarm below 2e-6.
        const int draws = 100_000;
        var q = new DiagonalGaussian(
            full(1, 1, 0.7, dtype: ScalarType.Float64),
            full(1, 1, Math.Log(0.25), dtype: ScalarType.Float64)
        );
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

    [Fact]
    public void An_odd_number_of_features_is_refused() =>
        Assert.Throws<ArgumentException>(() => DiagonalGaussian.Of(zeros(2, 3)));

    private DiagonalGaussian Some(int rows, int dim) => new(Normal(rows, dim), Normal(rows, dim));
}
