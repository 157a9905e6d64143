namespace GenerativeModels.Tests.Adversarial;

[Collection(nameof(GlobalGenerator))]
public sealed class LabelledTests() : TensorTests(3, 13)
{
    [Fact]
    public void A_class_is_drawn_and_told()
    {
        var inner = Linear(2 + 3, 4);
        var generator = new LabelledGenerator(inner, classes: 3);
        var z = cat([randn(5, 2), tensor(Matrix([0, 1, 0], [9, 0, 0], [-3, -2, -1], [0, 0, 1], [1, 2, 0]), dtype: float32)], 1);
        var rows = generator.call(z);
        Assert.Equal([5, 7], rows.shape);
        Assert.Equal([1L, 0, 2, 2, 1], rows[.., 4..].argmax(1).data<long>().ToArray());
        Assert.Equal(5, rows[.., 4..].sum().ToDouble());
        Assert.True((rows[.., ..4] - inner.call(cat([z[.., ..2], rows[.., 4..]], 1))).abs().max().ToDouble() < 1e-6);
        Throws<ArgumentException>("[B, L + 3], got [5, 2]", () => generator.call(randn(5, 2)));
    }

    [Fact]
    public void All_classes_are_equally_likely()
    {
        using var gan = new Gan(new LabelledGenerator(Linear(6, 1), 4), new LabelledCritic(Linear(1, 4), 4), latentDim: 6);
        var shares = gan.Sample(40_000, rng)[.., 1..].mean([0]).data<float>().ToArray();
        // One share's standard deviation is 0.0022: five of them, for four shares, are missed once in 400 000 times.
        Assert.All(shares, share => Assert.InRange(share, 0.25 - 0.011, 0.25 + 0.011));
    }

    [Fact]
    public void The_score_is_that_of_the_class_and_its_slope_is_by_the_image_only()
    {
        var inner = Linear(4, 3);
        var critic = new LabelledCritic(inner, classes: 3);
        var x = randn(2, 4);
        var rows = cat([x, tensor(Matrix([0, 0, 1], [1, 0, 0]), dtype: float32)], 1);
        var scores = critic.call(rows);
        Assert.Equal([2, 1], scores.shape);
        Assert.Equal(inner.call(x)[0, 2].ToDouble(), scores[0].ToDouble(), 1e-6);
        Assert.Equal(inner.call(x)[1, 0].ToDouble(), scores[1].ToDouble(), 1e-6);
        var slopes = inner.weight!.square().sum(1);
        Assert.Equal((slopes[2] + slopes[0]).ToDouble() / 4, GradientPenalty.R1(critic, rows).ToDouble(), 1e-5);
        Throws<ArgumentException>("[B, D + 3], got [2, 3]", () => critic.call(randn(2, 3)));
    }

    [Fact]
    public void Rows_hold_pixels_and_class()
    {
        var images = Digits.Load().Train.Slice(..20);
        var rows = LabelledRows.Of(images);
        Assert.Equal([20, 74], rows.shape);
        Assert.Equal(images.Labels.Select(label => (long)label), rows[.., 64..].argmax(1).data<long>().ToArray());
        Assert.Equal(images.Scaled().Select(value => (float)value), rows[.., ..64].flatten().data<float>().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelledRows.Of(images, classes: 5));
    }

    [Fact]
    public void The_game_learns_what_a_class_looks_like()
    {
        // Class 0 lies at −2, class 1 at 2.
        var y = cat([zeros(500), ones(500)]);
        var x = (4 * y - 2 + 0.3 * randn(1000, generator: rng)).unsqueeze(1);
        var data = cat([x, (1 - y).unsqueeze(1), y.unsqueeze(1)], 1);
        using var gan = new Gan(
            new LabelledGenerator(Mlp.Create(4, 1, 32), 2),
            new LabelledCritic(Mlp.Create(1, 2, 32), 2),
            latentDim: 4
        );
        var plan = new FitOptions
        {
            Steps = 600,
            LearningRate = 2e-3,
            Optimizer = static (parameters, rate) => optim.Adam(parameters, rate, 0, 0.9),
        };
        Game.Play(
            gan,
            data,
            rng,
            new GameOptions { Fit = plan, Penalty = (real, _) => 0.2 * GradientPenalty.R1(gan.Critic, real) }
        );
        var rows = gan.Sample(1000, rng);
        var side = 4 * rows[.., 2] - 2;
        Assert.InRange((rows[.., 0] - side).abs().mean().ToDouble(), 0, 0.8);
    }

    [Fact]
    public void A_game_of_mnist_can_be_set_up_and_takes_one_round()
    {
        using var gan = MnistGan.Create();
        var rows = cat([rand(64, 784), functional.one_hot(arange(64).remainder(10), 10).to(float32)], 1);
        Assert.Single(Game.Play(gan, rows, rng, MnistGan.Options(gan, 1)).Losses);
        Assert.Equal([3, 794], gan.Sample(3, rng).shape);
    }
}
