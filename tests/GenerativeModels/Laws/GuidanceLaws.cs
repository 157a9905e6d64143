namespace GenerativeModels.Tests.Laws;

/// <summary>Two classes whose noised densities are known: guidance with a classifier and without one are the same thing.</summary>
public sealed class GuidanceLaws : TensorTests
{
    private readonly ISchedule schedule = new Cosine(Offset: 0);
    private readonly DiffusedMixture first;
    private readonly DiffusedMixture all;

    public GuidanceLaws()
        : base(53)
    {
        var one = new PlanarMixture([1, 1], [(0, 0), (1, 1)], [0.3, 0.2]);
        var both = new PlanarMixture([1, 1, 2], [(0, 0), (1, 1), (1, -1)], [0.3, 0.2, 0.4]); // the first class has half of the mass
        (first, all) = (Keep(Noised(one)), Keep(Noised(both)));

        DiffusedMixture Noised(PlanarMixture p) => DiffusedMixture.Of(p, schedule, float64);
    }

    [Theory, InlineData(-1), InlineData(0), InlineData(3)]
    public void An_exact_classifier_and_none_agree(double weight)
    {
        var x = Normal(100, 2);
        var t = Uniform(100) * 0.9 + 0.05;
        Tensor LogClass(Tensor x, Tensor t) => Math.Log(0.5) + first.LogProb(x, t) - all.LogProb(x, t); // Bayes
        var without = Guidance.ClassifierFree(first.Data, all.Data, weight)(x, t);
        var with = Guidance.Classifier(all.Data, schedule, LogClass, weight)(x, t);
        Assert.True((without - with).abs().max().ToDouble() < 1e-8);
        if (weight == 0)
            Assert.True((without - first.Data(x, t)).abs().max().ToDouble() < 1e-12);
        if (weight == -1)
            Assert.True((without - all.Data(x, t)).abs().max().ToDouble() < 1e-12);
        // Before t = 0.02 the classifier is asked as at that time: log p(c | x_t) = t x₁, of slope t.
        var pull = Guidance.Classifier((x, _) => x, new Straight(), (x, t) => t * x.select(1, 0), weight);
        Assert.True(
            ((pull(x, zeros(100, dtype: float64)) - x).select(1, 0) - (1 + weight) * 0.98 * 0.98).abs().max().ToDouble() < 1e-12
        );
    }

    [Fact]
    public void An_annealed_condition_is_noise_at_first_itself_in_the_end_and_mixing_restores_its_moments()
    {
        // Correlations of 20 000 numbers have a standard error of 0.007: false alarm at 6 of them 2e-9.
        var annealing = new ConditionAnnealing(Uncovering: 0.2, Uncovered: 0.6, Noise: 0.5, Mixing: 0);
        var c = nn.functional.one_hot(arange(2000, dtype: int64) % 10, 10).to(float64);
        Assert.Equal(0, annealing.Share(0.1));
        Assert.Equal(0.5, annealing.Share(0.4), 1e-12);
        Assert.True((annealing.Of(c, 0.7, rng) - c).abs().max().ToDouble() < 1e-12);
        var hidden = annealing.Of(c, 0.1, rng);
        Assert.Equal(0.5, hidden.std().ToDouble(), 0.5 * 6 / Math.Sqrt(2 * 20_000));
        var centred = c - c.mean();
        Assert.True((hidden * centred).mean().abs().ToDouble() < 6 * 0.5 * 0.3 / Math.Sqrt(20_000));
        Assert.Equal(
            Math.Sqrt(0.5),
            ((annealing.Of(c, 0.4, rng) * centred).mean() / (c * centred).mean()).ToDouble(),
            6 * 0.5 / 0.3 / Math.Sqrt(20_000)
        );
        var rest = annealing.Of(c, 0.4, rng) - c * Math.Sqrt(0.5);
        Assert.Equal(0.5 * Math.Sqrt(0.5), rest.std().ToDouble(), 0.5 * 6 / Math.Sqrt(2 * 20_000));
        var mixing = new ConditionAnnealing(Noise: 2, Mixing: 1);
        var few = nn.functional.one_hot(arange(50, dtype: int64) % 10, 10).to(float64);
        var noisy = mixing.Of(few, 0.2, rng);
        Assert.True((noisy.mean([1L]) - few.mean([1L])).abs().max().ToDouble() < 1e-9);
        Assert.True((noisy.std(1) - few.std(1)).abs().max().ToDouble() < 1e-9);
    }
}
