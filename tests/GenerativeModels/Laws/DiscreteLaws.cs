using GenerativeModels.Evaluation;
using GenerativeModels.Probability;

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
        };

    [Theory, MemberData(nameof(All))]
    public void The_masses_sum_to_one(string name, Discrete p) => Assert.True(Math.Abs(p.Expect(_ => 1) - 1) < 1e-11, name);

    [Theory, MemberData(nameof(All))]
    public void Mean_and_deviation_are_the_masses_moments(string name, Discrete p)
    {
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
        // False alarm: 1e-5 for each distribution.
        Assert.True(ChiSquared.Test(draws, p).PValue > 1e-5, name);
    }

    [Fact]
    public void Impossible_parameters_are_refused()
    {
        Assert.Contains("0 … 1", Assert.Throws<ArgumentOutOfRangeException>(() => new BernoulliLaw(1.5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PoissonLaw(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeometricLaw(0));
    }
}
