using MathNet.Numerics;

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
            { "uniform", new UniformLaw(-2, 5) },
            { "exponential", new ExponentialLaw(0.3) },
            { "logistic", new LogisticLaw(1, 0.5) },
            { "Laplace", new LaplaceLaw(-1, 2) },
            { "gamma", new GammaLaw(3.5, 2) },
            { "spiked gamma", new GammaLaw(0.5, 0.2) },
            { "narrow gamma", new GammaLaw(400, 10) },
            { "Student", new StudentLaw(5, 1, 2) },
            { "Cauchy", StudentLaw.Cauchy(-1, 0.5) },
            { "far apart", new GaussianMixture([1, 2, 3], [-30, 0, 40], [1, 0.5, 3]) },
            { "a needle on a plain", new GaussianMixture([1, 1], [3, 0], [1e-5, 1e4]) },
            { "tiny", new Gaussian(0, 1e-100) },
            { "huge", new LaplaceLaw(0, 1e100) },
            { "slow", new ExponentialLaw(1e-100) },
            { "least gamma without underflow", new GammaLaw(0.05, 3) },
            { "Student of many degrees", new StudentLaw(1001) },
            { "Student of more degrees", new StudentLaw(1e12) },
            { "Student at the end", new StudentLaw(1e100, 0, 1e100) },
        };

    /// <summary>Whose distribution function takes too long for as many calls as a test of samples makes.</summary>
    public static TheoryData<string, Univariate> Largest => new() { { "largest gamma", new GammaLaw(1e9, 1e-100) } };

    [Theory, MemberData(nameof(All)), MemberData(nameof(Largest))]
    public void The_density_integrates_to_one(string name, Univariate p) =>
        Assert.True(Math.Abs(p.Expect(_ => 1) - 1) < 1e-10, $"{name}: {p.Expect(_ => 1) - 1:e2}");

    [Theory, MemberData(nameof(All)), MemberData(nameof(Largest))]
    public void The_distribution_function_is_the_densitys_integral(string name, Univariate p)
    {
        var x = double.IsNaN(p.Mean) ? 0.7 : p.Mean + 0.3 * p.StdDev;
        Assert.True(Math.Abs(p.Expect(z => z <= x ? 1 : 0, kinks: [x]) - p.Cdf(x)) < 1e-10, name);
    }

    [Theory, MemberData(nameof(All)), MemberData(nameof(Largest))]
    public void The_distribution_function_undoes_the_quantile(string name, Univariate p)
    {
        foreach (var u in (double[])[1e-8, 1e-4, 0.01, 0.25, 0.4, 0.5, 0.9, 0.999, 1 - 1e-8])
            Assert.True(Math.Abs(p.Cdf(p.Quantile(u)) - u) < 1e-11, $"{name} at {u}: {p.Cdf(p.Quantile(u)) - u:e2}");
    }

    [Theory, MemberData(nameof(All)), MemberData(nameof(Largest))]
    public void Mean_and_deviation_are_the_densitys_moments(string name, Univariate p)
    {
        if (double.IsNaN(p.Mean))
            return;
        var mean = p.Expect(x => x);
        var variance = p.Expect(x => (x - mean) * (x - mean));
        Assert.True(Math.Abs(mean - p.Mean) < 1e-9 * (p.StdDev + Math.Abs(mean)), $"{name}: {mean - p.Mean:e2}");
        Assert.Equal(p.StdDev, Math.Sqrt(variance), 1e-9 * p.StdDev);
    }

    [Fact]
    public void Special_cases_agree()
    {
        Assert.True(double.IsNaN(StudentLaw.Cauchy().Mean) && double.IsNaN(StudentLaw.Cauchy().StdDev));
        Assert.True(double.IsPositiveInfinity(new StudentLaw(2).StdDev));
        foreach (var x in (double[])[0.1, 1, 4])
        {
            Assert.Equal(new ExponentialLaw(2).LogDensity(x), new GammaLaw(1, 2).LogDensity(x), 1e-12);
            Assert.Equal(1 / (Math.PI * (1 + x * x)), StudentLaw.Cauchy().Density(x), 1e-12);
            Assert.Equal(Gaussian.Standard.LogDensity(x), new StudentLaw(1e7).LogDensity(x), 1e-4);
        }
        Assert.Equal(double.NegativeInfinity, new ExponentialLaw(1).LogDensity(-1e-9));
        Assert.Equal(double.NegativeInfinity, new UniformLaw(0, 1).LogDensity(1.01));
        Assert.Equal(double.NegativeInfinity, new GammaLaw(2, 1).LogDensity(0));
    }

    [Theory, MemberData(nameof(All)), MemberData(nameof(Largest))]
    public void The_closed_form_of_the_entropy_is_the_integral(string name, Univariate p) =>
        Assert.True(Math.Abs(p.Entropy() + p.Expect(p.LogDensity)) < 1e-9, $"{name}: {p.Entropy() + p.Expect(p.LogDensity):e2}");

    [Theory, InlineData(0.3), InlineData(0.1), InlineData(0.06), InlineData(0.045), InlineData(0.03), InlineData(0.01)]
    public void Gammas_of_small_shape_have_the_quantiles_of_their_power_law(double k)
    {
        // For small x F(x) = xᵏ/Γ(k + 1), so that x = (u Γ(k + 1))^{1/k}; the next term is x k/(k + 1) of it.
        var p = new GammaLaw(k);
        foreach (var u in (double[])[1e-10, 1e-4, 1e-3, 0.1, 0.5])
        {
            var right = Math.Exp((Math.Log(u) + SpecialFunctions.GammaLn(k + 1)) / k);
            if (right is < 1e-300 or > 1e-6)
                continue; // below all doubles, or above the power law
            Assert.Equal(1, p.Quantile(u) / right, 1e-5);
            Assert.Equal(1, p.Cdf(p.Quantile(u)) / u, 1e-11);
        }
        Assert.Equal(1, p.Expect(_ => 1), 1e-10);
        Assert.Equal(k, p.Expect(x => x), 1e-10);
        Assert.Equal(k - k * Math.Log(2), Divergence.Kl(p, new GammaLaw(k, 2)), 1e-10);
        if (k == 0.045)
            Assert.Equal(1.19e-7, p.Quantile(0.5), 0.005e-7);
    }

    [Theory, InlineData(1e3), InlineData(1e6), InlineData(1e8), InlineData(1e12), InlineData(1e20), InlineData(1e100)]
    public void Students_of_many_degrees_tend_to_the_gaussian_as_the_expansion_says(double nu)
    {
        var p = new StudentLaw(nu);
        foreach (var z in (double[])[0, 1, 2.5, 5])
        {
            // log φ(z) + (z⁴ − 2z² − 1)/4ν, and F = Φ − φ (z³ + z)/4ν: both up to a multiple of ν⁻².
            var first = (z * z * z * z - 2 * z * z - 1) / 4 / nu;
            Assert.Equal(Gaussian.Standard.LogDensity(z) + first, p.LogDensity(z), 1e-13 + 1e4 / nu / nu);
            var tail = Gaussian.Standard.Cdf(-z) + Gaussian.Standard.Density(z) * (z * z * z + z) / 4 / nu;
            Assert.Equal(1, p.Cdf(-z) / tail, 1e-12 + 1e5 / nu / nu);
            Assert.Equal(1, p.Cdf(z) + p.Cdf(-z), 1e-15);
        }
        Assert.Equal(Gaussian.Standard.Entropy() + 1 / nu, p.Entropy(), 1e-13 + 10 / nu / nu);
    }

    [Theory, InlineData(0.1), InlineData(0.3), InlineData(0.5), InlineData(1.0), InlineData(7.0), InlineData(999.0)]
    [InlineData(1001.0)]
    public void Students_quantiles_keep_the_digits_of_what_is_rare(double nu)
    {
        var p = new StudentLaw(nu);
        Assert.Equal(1, p.Expect(_ => 1), 1e-11);
        foreach (var u in (double[])[1e-12, 1e-10, 1e-4, 0.1, 0.4])
        {
            Assert.Equal(1, p.Cdf(p.Quantile(u)) / u, 1e-11);
            Assert.Equal(-1, p.Quantile(1 - u) / p.Quantile(1 - (1 - u)), 1e-11); // 1 − u is rounded, 1 − (1 − u) is not
        }
        // Far out the tail falls as z^−ν: eight times as far it is 8^−ν of what it was.
        if (nu < 10)
            Assert.Equal(Math.Pow(8, -nu), p.Cdf(-4e9 * Math.Sqrt(nu)) / p.Cdf(-5e8 * Math.Sqrt(nu)), 1e-11 * Math.Pow(8, -nu));
        // Near the median F(z) = ½ + p(0) z: no digits are lost there.
        Assert.Equal(1, (p.Cdf(1e-9) - 0.5) / (p.Density(0) * 1e-9), 1e-6);
        foreach (var z in (double[])[0.3, 1, 2, 10])
            Assert.Equal(1, p.Expect(x => x > z ? 1 : 0, kinks: [z]) / p.Cdf(-z), 1e-9);
    }

    [Fact]
    public void Gamma_logs_and_tails_are_MathNets_where_it_keeps_its_digits()
    {
        foreach (var k in (double[])[0.3, 1, 2.5, 17, 60])
        foreach (var x in (double[])[1e-5, 0.2, 1, 5, 30, 90])
        {
            var p = new GammaLaw(k, 2);
            Assert.Equal(MathNet.Numerics.Distributions.Gamma.PDFLn(k, 2, x), p.LogDensity(x), 1e-11);
            Assert.Equal(MathNet.Numerics.Distributions.Gamma.CDF(k, 2, x), p.Cdf(x), 1e-12);
        }
        foreach (var nu in (double[])[0.1, 1, 3, 30])
        foreach (var x in (double[])[-40, -2, -0.5, 0.1, 1, 7])
        {
            var p = new StudentLaw(nu, 1, 2);
            Assert.Equal(MathNet.Numerics.Distributions.StudentT.PDFLn(1, 2, nu, x), p.LogDensity(x), 1e-11);
            Assert.Equal(MathNet.Numerics.Distributions.StudentT.CDF(1, 2, nu, x), p.Cdf(x), 1e-12);
        }
    }

    [Fact]
    public void Outside_of_its_range_a_law_names_it()
    {
        Refused("0.01 … 1000000000", () => new GammaLaw(0.0099), () => new GammaLaw(1.1e9));
        Refused("0.1 … 1E+100", () => new StudentLaw(0.09), () => new StudentLaw(double.PositiveInfinity));
        Refused("1E-100 … 1E+100", () => new GammaLaw(1, 0), () => new StudentLaw(1, 0, -1), () => new Gaussian(0, 0));
        Refused("1E-100 … 1E+100", () => new Gaussian(0, double.NaN), () => new LaplaceLaw(0, double.PositiveInfinity));
        Refused("1E-100 … 1E+100", () => new LogisticLaw(0, 1e-101), () => new ExponentialLaw(-2));
        Refused("−1e100 … 1e100", () => new Gaussian(double.NaN, 1), () => new UniformLaw(double.NegativeInfinity, 0));
        Refused("expected more than 2", () => new UniformLaw(2, 2));
        Refused("0 … 1", () => new BernoulliLaw(1.5), () => new BernoulliLaw(double.NaN), () => new BinomialLaw(3, -0.1));
        Refused("1E-06 … 1", () => new GeometricLaw(0), () => new GeometricLaw(1e-9));
        Refused("1e-100 … 1e9", () => new PoissonLaw(-1), () => new PoissonLaw(1e10));
        Refused("1 … 1e9", () => new BinomialLaw(0, 0.5), () => new BinomialLaw(int.MaxValue, 0.5));

        static void Refused(string range, params Func<object>[] laws) =>
            Assert.All(laws, law => Throws<ArgumentOutOfRangeException>(range, law));
    }

    [Theory, MemberData(nameof(All))]
    public void Samples_follow_the_distribution_function_and_the_seed_decides(string name, Univariate p)
    {
        // False alarm: 1e-4 for each distribution.
        Assert.True(KolmogorovSmirnov.Test(p.Sample(20_000, seed: 1), p.Cdf).PValue > 1e-4, name);
        Assert.True(p.Sample(50, seed: 3).SequenceEqual(p.Sample(50, seed: 3)), name);
        Assert.False(p.Sample(50, seed: 3).SequenceEqual(p.Sample(50, seed: 4)), name);
    }

    [Theory, MemberData(nameof(All))]
    public void Quantiles_of_impossible_probabilities_are_refused(string name, Univariate p)
    {
        foreach (var u in (double[])[0, 1, -0.1, 1.1, double.NaN])
            Assert.True(Record.Exception(() => p.Quantile(u))?.Message.Contains("expected 0 < u < 1"), $"{name} at {u}");
    }
}
