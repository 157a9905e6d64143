namespace GenerativeModels.Tests.Laws;

/// <summary>A likelihood of levels is a probability: it sums to one over all of them, whatever the decoder says.</summary>
public sealed class LikelihoodLaws() : TensorTests(5)
{
    private const int Levels = 17;

    public static TheoryData<string> Discrete => ["categorical", "logistic", "mixture"];

    [Theory, MemberData(nameof(Discrete))]
    public void Levels_sum_to_one(string name)
    {
        var likelihood = Make(name);
        foreach (var size in (double[])[0, 0.1, 1, 10, 100])
        {
            var sums = likelihood.LogProbs(Parameters(likelihood, 200, 3, size)).exp().sum(-1);
            Assert.Equal([200, 3], sums.shape);
            Assert.True((sums - 1).abs().max().ToDouble() < 1e-10, $"parameters of size {size}");
        }
    }

    [Theory, MemberData(nameof(Discrete))]
    public void The_probability_of_an_image_is_the_product_over_its_pixels_for_every_draw(string name)
    {
        var likelihood = Make(name);
        var parameters = Parameters(likelihood, 120, 5, 2);
        var level = randint(0, Levels, [40, 5], dtype: int64, generator: rng);
        var picked = likelihood.LogProbs(parameters).gather(-1, level.repeat(3, 1).unsqueeze(-1)).squeeze(-1).sum(-1);
        var log = likelihood.LogProb(parameters.reshape(3, 40, -1), level.to(float64) / (Levels - 1)); // [K, B]
        Assert.True((picked.reshape(3, 40) - log).abs().max().ToDouble() < 1e-10);
    }

    [Theory, MemberData(nameof(Discrete))]
    public void Samples_have_the_stated_probabilities_and_mean(string name)
    {
        const int draws = 40_000;
        var likelihood = Make(name);
        var parameters = Parameters(likelihood, 1, 1, 1);
        var p = likelihood.LogProbs(parameters).exp().flatten().data<double>().ToArray();
        var x = likelihood.Sample(parameters.expand(draws, -1), rng).flatten();
        int[] levels = [.. x.data<double>().Select(value => (int)Math.Round(value * (Levels - 1)))];
        Assert.True(ChiSquared.Test(levels, new CategoricalLaw(p, first: 0)).PValue > 5e-7);
        var mean = p.Select((weight, level) => weight * level / (Levels - 1)).Sum();
        Assert.Equal(mean, likelihood.Mean(parameters).ToDouble(), 1e-12);
    }

    [Fact]
    public void A_level_has_the_mass_of_the_logistics_between_its_edges()
    {
        // Logits, means and log-scales (from −1.5 on, −7 … 3) of three; levels lie 1/8 apart on −1 … 1, and the outer ones are open.
        var theta = tensor([Math.Log(2), 0, 0, -0.2, 0.7, 0.25, 0.4, 100, -20]);
        var p = new DiscretizedLogisticLikelihood(Levels, 3).LogProbs(theta).exp().flatten().data<double>().ToArray();
        LogisticLaw[] parts = [new(-0.2, Math.Exp(0.4 - 1.5)), new(0.7, Math.Exp(3)), new(0.25, Math.Exp(-7))];
        double Below(double edge) => (2 * parts[0].Cdf(edge) + parts[1].Cdf(edge) + parts[2].Cdf(edge)) / 4;
        for (var level = 0; level < Levels; level++)
        {
            var (low, high) = ((level - 0.5) / 8 - 1, (level + 0.5) / 8 - 1);
            Assert.Equal((level == Levels - 1 ? 1 : Below(high)) - (level == 0 ? 0 : Below(low)), p[level], 1e-12);
        }
    }

    [Fact]
    public void Gradients_stay_finite_at_both_ends()
    {
        var likelihood = new DiscretizedLogisticLikelihood(Levels, components: 3);
        var parameters = randn(6, 9, generator: rng) * 5;
        parameters.requires_grad_();
        var x = tensor(new[] { 0f, 0, 1, 1, 0.5f, 0.0625f }).unsqueeze(1);
        likelihood.LogProb(parameters, x).sum().backward();
        Assert.True(parameters.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Bernoulli_sums_to_one()
    {
        var likelihood = new BernoulliLikelihood();
        var logits = Normal(100, 1) * 5;
        var one = likelihood.LogProb(logits, ones_like(logits)).exp();
        var zero = likelihood.LogProb(logits, zeros_like(logits)).exp();
        Assert.True((one + zero - 1).abs().max().ToDouble() < 1e-12);
        Assert.True((one - likelihood.Mean(logits).squeeze(1)).abs().max().ToDouble() < 1e-12);
    }

    [Fact]
    public void Gaussian_is_the_squared_error_up_to_a_constant()
    {
        var likelihood = new GaussianLikelihood(0.5);
        var m = Normal(10, 4);
        var x = Normal(10, 4);
        var expected = (m - x).square().sum(-1) * -2 - 4 * Math.Log(0.5 * Math.Sqrt(2 * Math.PI));
        Assert.True((likelihood.LogProb(m, x) - expected).abs().max().ToDouble() < 1e-12);
        Assert.Equal(0.5, likelihood.Sample(zeros(20_000, 1), rng).std().ToDouble(), 5 * 0.5 / Math.Sqrt(40_000)); // 5 standard errors
    }

    private static DiscreteLikelihood Make(string name) =>
        name switch
        {
            "categorical" => new CategoricalLikelihood(Levels),
            "logistic" => new DiscretizedLogisticLikelihood(Levels),
            _ => new DiscretizedLogisticLikelihood(Levels, components: 3),
        };

    private Tensor Parameters(DiscreteLikelihood likelihood, int rows, int pixels, double size) =>
        Normal(rows, pixels * likelihood.ParametersPerPixel) * size;

    [Fact]
    public void All_images_together_have_probability_one()
    {
        // Three levels, four pixels: 81 images.
        using var model = new IndependentLevels(randint(0, 3, [20, 4], generator: rng).to(float32) / 2, 3);
        var digit = arange(3).to(float32) / 2;
        var all = cartesian_prod(digit, digit, digit, digit);
        Assert.Equal(81, all.shape[0]);
        Assert.Equal(1, model.LogProb(all).exp().sum().ToDouble(), 1e-5);
        Assert.Equal(8, model.Parameters);
    }

    [Fact]
    public void Counting_is_the_rule_of_succession_and_samples_have_its_frequencies()
    {
        using var model = new IndependentLevels(tensor(new float[] { 0, 0, 1 }).reshape(3, 1), 2);
        Assert.Equal(Math.Log(3.0 / 5), model.LogProb(zeros(1, 1)).ToDouble(), 1e-6);
        Assert.Equal(Math.Log(2.0 / 5), model.LogProb(ones(1, 1)).ToDouble(), 1e-6);
        // One frequency of 0.4 in 40 000 draws at 5 standard errors: false alarm 6e-7.
        var share = model.Sample(40_000, rng).mean().ToDouble();
        var error = 5 * Math.Sqrt(0.4 * 0.6 / 40_000);
        Assert.InRange(share, 0.4 - error, 0.4 + error);
    }

    [Fact]
    public void On_the_digits_it_lies_between_the_models_and_the_uniform()
    {
        var (run, parameters) = DigitFloors.Independent.Run(Digits.Load(), seed: 1);
        Assert.Equal(64 * 16, parameters);
        Assert.InRange(run.Test, 100, DigitsRow.Uniform);
    }
}
