using GenerativeModels.Evaluation;
using GenerativeModels.Probability;

namespace GenerativeModels.Tests.Laws;

public class SamplingLaws
{
    [Fact]
    public void Box_and_Muller_draw_independent_normal_pairs()
    {
        var draws = BoxMuller.Sample(20_000, seed: 3);
        // False alarm of each line: below 1e-4.
        Assert.True(KolmogorovSmirnov.Test(draws, Gaussian.Standard.Cdf).PValue > 1e-4);
        var product = Enumerable.Range(0, 10_000).Average(i => draws[2 * i] * draws[2 * i + 1]);
        Assert.InRange(product, -0.04, 0.04);
        Assert.Equal(3, BoxMuller.Sample(3, seed: 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxMuller.Transform(0, 0.5));
    }

    [Fact]
    public void The_staircase_counts_the_samples()
    {
        var steps = new EmpiricalCdf([3, 1, 2, 2]);
        Assert.Equal([0, 0.25, 0.75, 0.75, 1], ((double[])[0, 1, 2, 2.9, 3]).Select(steps.At));
        Assert.Equal([1, 2, 2, 3], ((double[])[0.25, 0.26, 0.75, 1]).Select(steps.Quantile));
    }

    [Fact]
    public void The_band_holds_the_truth_as_often_as_it_says()
    {
        // 500 experiments at α = 0.1: 50 ± 7 misses at most; more than 90 once in a million.
        var misses = Enumerable
            .Range(0, 500)
            .Count(s =>
            {
                var draws = UniformLaw.Unit.Sample(100, s);
                return KolmogorovSmirnov.Test(draws, UniformLaw.Unit.Cdf).Statistic > new EmpiricalCdf(draws).Band(0.1);
            });
        Assert.InRange(misses, 10, 90);
    }

    [Fact]
    public void More_samples_bring_the_bumps_nearer_to_the_density()
    {
        var p = new GaussianMixture([0.4, 0.6], [-1, 1], [0.5, 0.6]);
        var (few, many) = (new KernelDensity(p.Sample(100, 1)), new KernelDensity(p.Sample(3000, 1)));
        Assert.True(Divergence.Kl(p, many, 100) < 0.02 && Divergence.Kl(p, many, 100) < Divergence.Kl(p, few, 100));
    }
}
