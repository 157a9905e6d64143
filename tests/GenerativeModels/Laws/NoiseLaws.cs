using MathNet.Numerics.Interpolation;

namespace GenerativeModels.Tests.Laws;

/// <summary>Every kind of noise adds up in closed form, and its bridge is the posterior. KS at 1e-4 where nothing else is said.</summary>
public sealed class NoiseLaws() : TensorTests(83)
{
    private const int Draws = 4000;

    public static TheoryData<INoise> Kinds =>
        [new BrownianNoise(), new GammaNoise(0.3), new MixtureNoise(0.6, 0.5), new MixtureNoise(0.6, 2)];

    [Theory, MemberData(nameof(Kinds))]
    public void Noise_added_step_by_step_is_the_closed_form(INoise noise)
    {
        var x = zeros(Draws, dtype: float64);
        foreach (var step in (double[])[0.02, 0.1, 0.05, 0.2])
            x += noise.Draw(full(Draws, step, dtype: float64), rng);
        Follows(v => noise.Cdf(v, 0.37), x);
        Follows(v => noise.Cdf(v, 0.37), noise.Draw(full(Draws, 0.37, dtype: float64), rng));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Mean_and_variance_are_zero_and_tau_and_the_density_is_the_slope_of_the_distribution_function(INoise noise)
    {
        foreach (var v in (double[])[-0.6, -0.2, 0.1, 0.9])
            Assert.Equal((noise.Cdf(v + 1e-5, 0.4) - noise.Cdf(v - 1e-5, 0.4)) / 2e-5, noise.Density(v, 0.4), 1e-6);
        var x = noise.Draw(full(200_000, 0.5, dtype: float64), rng);
        var fourth = (x / Math.Sqrt(0.5)).pow(4).mean().ToDouble();
        Assert.Equal(0, x.mean().ToDouble(), 5 * Math.Sqrt(0.5 / 200_000)); // 5 standard errors: 6e-7
        Assert.Equal(0.5, x.var().ToDouble(), 0.5 * 5 * Math.Sqrt((fourth - 1) / 200_000));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_bridge_is_bayes_rule(INoise noise)
    {
        foreach (var l in (double[])[-0.2, 0.7, 1.5])
        {
            double[] to = [.. Enumerable.Range(0, 3000).Select(i => -3 + 0.0025 * i)];
            var sum = 0.0;
            double[] mass = [.. to.Select(u => sum += noise.Density(u - 0.00125, 0.25) * noise.Density(l - u + 0.00125, 0.35))];
            var cdf = LinearSpline.InterpolateSorted(to, mass);
            Follows(
                v => Math.Clamp(cdf.Interpolate(v) / sum, 0, 1),
                noise.Bridge(full(200_000, l, dtype: float64), 0.6, 0.25, rng)
            );
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Where_the_data_are_one_point_the_chain_arrives_there(INoise noise)
    {
        var x = noise.Sample((x, _) => full_like(x, 0.7), new LinearBetas(), [50, 2], 7, rng);
        Assert.True((x - 0.7).abs().max().ToDouble() < 1e-5);
    }

    [Fact]
    public void With_gaussian_noise_the_chain_is_ancestral_sampling()
    {
        var target = new GaussianMixture([0.3, 0.7], [-1.2, 0.8], [0.25, 0.4]);
        var schedule = new LinearLogSnr(-2, 9); // it begins with signal, and with noise of less than variance 1
        using var exact = DiffusedMixture.Of(target, schedule);
        var ours = new BrownianNoise().Sample(exact.Data, schedule, [Draws, 1], 30, rng);
        var start = randn(Draws, 1, generator: rng) * schedule.AtTime(0).Sigma;
        var theirs = ReverseChain.Ancestral(exact.Data, schedule, start, 30, rng);
        var p = KolmogorovSmirnov.Test(Numbers(ours), Numbers(theirs)).PValue;
        Assert.True(p > 1e-4, $"p = {p:g2}");
    }

    [Fact]
    public void Skewness_and_kurtosis_are_those_stated()
    {
        const int many = 400_000;
        double Moment(INoise noise, int power) =>
            (noise.Draw(full(many, 1.5, dtype: float64), rng) / Math.Sqrt(1.5)).pow(power).mean().ToDouble();
        Assert.Equal(2 * 0.3 / Math.Sqrt(1.5), Moment(new GammaNoise(0.3), 3), 0.05);
        Assert.Equal(3 + 3 * 0.6 * 0.25 / 1.5, Moment(new MixtureNoise(0.6, 0.5), 4), 0.1);
    }

    [Fact]
    public void Heavy_tails_are_students()
    {
        var model = new HeavyTailed(2, 3);
        var x = model.Sample(Draws, rng);
        var law = new StudentLaw(3);
        Follows(law.Cdf, x.select(1, 0));
        Assert.True(model.LogProb(full(1, 2, -1e30)).Equals(model.LogProb(full(1, 2, 1e30))));
        Assert.Equal(double.NegativeInfinity, new UniformBox(1, 2).LogProb(full(1, 1, -3.0)).ToDouble());
        var expected = x[..50].to_type(float64);
        var logs = Enumerable
            .Range(0, 50)
            .Select(i => law.LogDensity(expected[i, 0].ToDouble()) + law.LogDensity(expected[i, 1].ToDouble()));
        Assert.True((model.LogProb(expected) - tensor(logs.ToArray())).abs().max().ToDouble() < 1e-9);
    }

    private static double[] Numbers(Tensor x) => x.to_type(float64).flatten().data<double>().ToArray();
}
