using GenerativeModels.Evaluation;
using GenerativeModels.Probability;

namespace GenerativeModels.Tests.Laws;

/// <summary>What every distribution on the line must obey.</summary>
public class UnivariateLaws
{
    public static TheoryData<string, Univariate> All =>
        new()
        {
            { "standard", Gaussian.Standard },
            { "narrow", new Gaussian(-3, 0.01) },
            { "one component", new GaussianMixture([2], [1], [0.5]) },
            { "two bumps", new GaussianMixture([0.4, 0.6], [-1, 1], [0.5, 0.6]) },
            { "far apart", new GaussianMixture([1, 2, 3], [-30, 0, 40], [1, 0.5, 3]) },
        };

    [Theory, MemberData(nameof(All))]
    public void The_density_integrates_to_one(string name, Univariate p) =>
        Assert.True(Math.Abs(Quadrature.Integrate(p.Density, p.Range.Low, p.Range.High) - 1) < 1e-10, name);

    [Theory, MemberData(nameof(All))]
    public void The_distribution_function_is_the_densitys_integral(string name, Univariate p)
    {
        var (low, x) = (p.Range.Low, p.Mean + 0.3 * p.StdDev);
        Assert.True(Math.Abs(Quadrature.Integrate(p.Density, low, x) - p.Cdf(x)) < 1e-10, name);
    }

    [Theory, MemberData(nameof(All))]
    public void The_distribution_function_undoes_the_quantile(string name, Univariate p)
    {
        foreach (var u in (double[])[1e-8, 1e-4, 0.01, 0.25, 0.4, 0.5, 0.9, 0.999, 1 - 1e-8])
            Assert.True(Math.Abs(p.Cdf(p.Quantile(u)) - u) < 1e-11, $"{name} at {u}: {p.Cdf(p.Quantile(u)) - u:e2}");
    }

    [Theory, MemberData(nameof(All))]
    public void Mean_and_deviation_are_the_densitys_moments(string name, Univariate p)
    {
        var (low, high) = p.Range;
        var mean = Quadrature.Integrate(x => x * p.Density(x), low, high);
        var variance = Quadrature.Integrate(x => (x - mean) * (x - mean) * p.Density(x), low, high);
        Assert.True(Math.Abs(mean - p.Mean) < 1e-9 * (1 + Math.Abs(mean)), name);
        Assert.True(Math.Abs(Math.Sqrt(variance) - p.StdDev) < 1e-9 * (1 + p.StdDev), name);
    }

    [Theory, MemberData(nameof(All))]
    public void Entropy_is_the_mean_negative_log_density(string name, Univariate p)
    {
        // 100 000 draws: the mean is off by more than 5 standard errors once in 1.7 million.
        var losses = p.Sample(100_000, seed: 5).Select(x => -p.LogDensity(x)).ToArray();
        var mean = losses.Average();
        var error = Math.Sqrt(losses.Average(l => (l - mean) * (l - mean)) / losses.Length);
        Assert.True(Math.Abs(mean - p.Entropy()) < 5 * error, name);
    }

    [Theory, MemberData(nameof(All))]
    public void Samples_follow_the_distribution_function(string name, Univariate p)
    {
        // False alarm: 1e-4 for each distribution.
        Assert.True(KolmogorovSmirnov.Test(p.Sample(20_000, seed: 1), p.Cdf).PValue > 1e-4, name);
    }

    [Theory, MemberData(nameof(All))]
    public void The_same_seed_gives_the_same_samples(string name, Univariate p)
    {
        Assert.True(p.Sample(50, seed: 3).SequenceEqual(p.Sample(50, seed: 3)), name);
        Assert.False(p.Sample(50, seed: 3).SequenceEqual(p.Sample(50, seed: 4)), name);
    }

    [Theory, MemberData(nameof(All))]
    public void Quantiles_of_impossible_probabilities_are_refused(string name, Univariate p)
    {
        foreach (var u in (double[])[0, 1, -0.1, 1.1, double.NaN])
        {
            var error = Record.Exception(() => p.Quantile(u));
            Assert.True(
                error is ArgumentOutOfRangeException && error.Message.Contains("expected 0 < u < 1"),
                $"{name} at {u}: {error}"
            );
        }
    }
}
