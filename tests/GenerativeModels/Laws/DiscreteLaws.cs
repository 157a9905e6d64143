namespace GenerativeModels.Tests.Laws;

/// <summary>What every distribution on the integers must obey.</summary>
public class DiscreteLaws
{
    public static TheoryData<string, Discrete> All =>
        new()
        {
            { "coin", new BernoulliLaw(0.3) },
            { "die", CategoricalLaw.Die() },
            { "loaded", new CategoricalLaw([1, 2, 0.5], first: -1) },
            { "heads", new BinomialLaw(20, 0.7) },
            { "rare", new PoissonLaw(3.7) },
            { "often", new PoissonLaw(900) },
            { "first head", new GeometricLaw(0.2) },
            { "first head at last", new GeometricLaw(0.002) },
            { "certain", new BernoulliLaw(1) },
            { "impossible", new BinomialLaw(7, 0) },
            { "sure", new BinomialLaw(7, 1) },
            { "one in many", new BinomialLaw(1_000_000_000, 1e-8) },
            { "hardly ever", new PoissonLaw(1e-100) },
        };

    [Theory, MemberData(nameof(All))]
    public void The_masses_sum_to_one_and_mean_and_deviation_are_their_moments(string name, Discrete p)
    {
        Assert.True(Math.Abs(p.Expect(_ => 1) - 1) < 1e-11, name);
        Assert.True(Math.Abs(p.Expect(k => k) - p.Mean) < 1e-9 * (1 + Math.Abs(p.Mean)), name);
        Assert.True(Math.Abs(Math.Sqrt(p.Expect(k => (k - p.Mean) * (k - p.Mean))) - p.StdDev) < 1e-9 * (1 + p.StdDev), name);
    }

    [Theory, MemberData(nameof(All))]
    public void The_distribution_function_climbs_by_the_mass(string name, Discrete p)
    {
        for (var k = p.Support.Low; k < p.Support.High; k++)
            Assert.True(Math.Abs(p.Cdf(k) - p.Cdf(k - 0.5) - p.Mass(k)) < 1e-12, $"{name} at {k}");
        Assert.Equal(0, p.Cdf(p.Support.Low - 1));
        Assert.Equal(1, p.Cdf(p.Support.High + 1));
    }

    [Theory, MemberData(nameof(All))]
    public void The_quantile_is_the_first_step_that_is_high_enough(string name, Discrete p)
    {
        foreach (var u in (double[])[1e-9, 0.1, 0.25, 0.5, 0.77, 0.999])
        {
            var k = p.Quantile(u);
            Assert.True(p.Cdf(k) >= u && p.Cdf(k - 1) < u, $"{name} at {u}");
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => p.Quantile(1));
    }

    [Theory, MemberData(nameof(All))]
    public void Samples_come_as_often_as_they_should(string name, Discrete p)
    {
        var draws = p.Sample(20_000, seed: 6);
        Assert.Equal(draws, p.Sample(20_000, seed: 6));
        if (p.StdDev < 1e-9)
        {
            Assert.All(draws, k => Assert.Equal(1, p.Mass(k)));
            return;
        }
        // False alarm: 1e-5 for each distribution.
        Assert.True(ChiSquared.Test(draws, p).PValue > 1e-5, name);
    }

    public static TheoryData<string, Discrete> Extremes =>
        new()
        {
            { "the largest Poisson", new PoissonLaw(1e9) },
            { "the most throws", new BinomialLaw(1_000_000_000, 0.3) },
            { "the rarest head", new GeometricLaw(1e-6) },
        };

    [Theory, MemberData(nameof(Extremes))]
    public void The_laws_hold_at_the_ends_of_their_ranges(string name, Discrete p)
    {
        var (mass, mean, variance, logs) = (0.0, 0.0, 0.0, 0.0); // in one pass: there are up to 3e7 numbers
        for (var k = p.Support.Low; k <= p.Support.High; k++)
        {
            var (m, log, z) = (p.Mass(k), p.LogMass(k), (k - p.Mean) / p.StdDev);
            (mass, mean, variance) = (mass + m, mean + m * z, variance + m * z * z);
            logs += m > 0 ? m * log : 0;
        }
        Assert.Equal(1, mass, 1e-10);
        Assert.Equal(0, mean, 1e-9);
        Assert.Equal(1, variance, 1e-9);
        Assert.Equal(p.Entropy(), -logs, 1e-9);
        foreach (var u in (double[])[1e-10, 1e-3, 0.3, 0.5, 0.9, 1 - 1e-9])
        {
            var k = p.Quantile(u);
            Assert.True(p.Cdf(k) >= u && p.Cdf(k - 1) < u, $"{name} at {u}");
        }
    }

    [Fact]
    public void Masses_are_MathNets_where_it_keeps_its_digits()
    {
        foreach (var k in (int[])[0, 1, 2, 7, 20, 40])
        {
            Assert.Equal(MathNet.Numerics.Distributions.Poisson.PMFLn(6.5, k), new PoissonLaw(6.5).LogMass(k), 1e-12);
            Assert.Equal(MathNet.Numerics.Distributions.Binomial.PMFLn(0.35, 40, k), new BinomialLaw(40, 0.35).LogMass(k), 1e-12);
        }
        // log P(n/2) = log C(n, n/2) − n log 2 = −½ log(πn/2) − 1/4n + O(n⁻³) for a fair coin, Stirling's formula.
        foreach (var n in (int[])[100, 10_000, 1_000_000_000])
        {
            var stirling = -0.5 * Math.Log(Math.PI * n / 2) - 0.25 / n;
            Assert.Equal(stirling, new BinomialLaw(n, 0.5).LogMass(n / 2), 0.05 / n / n / n + 1e-14);
        }
        // log P(λ) = −½ log 2πλ − 1/12λ + O(λ⁻³).
        foreach (var mean in (int[])[100, 10_000, 1_000_000_000])
            Assert.Equal(-0.5 * Math.Log(2 * Math.PI * mean) - 1.0 / 12 / mean, new PoissonLaw(mean).LogMass(mean), 1e-8);
    }

    [Fact]
    public void Differences_from_one_keep_their_digits()
    {
        // eˣ − 1 = x + x²/2 + x³/6 + …, to the seventh power; log(1 + x) is its inverse.
        foreach (var x in (double[])[-0.02, -4e-3, -1e-6, -1e-17, 1e-9, 3e-3])
        {
            var series = x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6 * (1 + x / 7))))));
            Assert.Equal(1, Stirling.Expm1(x) / series, 1e-15);
            Assert.Equal(1, MathNet.Numerics.SpecialFunctions.Log1p(series) / x, 1e-15);
        }
        Assert.Equal((-1, double.PositiveInfinity), (Stirling.Expm1(-800), Stirling.Expm1(800)));
    }

    [Fact]
    public void Shares_that_are_steps_are_the_quantiles_of_their_steps()
    {
        Assert.Equal(0, new BernoulliLaw(0.3).Quantile(0.7));
        for (var face = 1; face < 6; face++)
            Assert.Equal(face, CategoricalLaw.Die().Quantile(CategoricalLaw.Die().Cdf(face)));
        Assert.Equal(2, new GeometricLaw(0.5).Quantile(0.75));
        Assert.True(double.IsNaN(CategoricalLaw.Die().Cdf(double.NaN)));
    }
}
