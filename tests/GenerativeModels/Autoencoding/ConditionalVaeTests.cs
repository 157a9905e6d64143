namespace GenerativeModels.Tests.Autoencoding;

[Collection(nameof(GlobalGenerator))]
public sealed class ConditionalVaeTests : TensorTests
{
    private readonly ConditionalVae model;

    public ConditionalVaeTests()
        : base(3, globalSeed: 3) =>
        model = Keep(DigitVae.CreateConditional(new DiscretizedLogisticLikelihood(17), latent: 4, dropout: 0));

    [Fact]
    public void Shapes_are_those_documented()
    {
        var (x, y) = (Images(6), Labels(6));
        Assert.Equal([6, 64], model.call(x, y).shape);
        Assert.Equal([3, 6], model.Given(y).LogWeights(x, 3, rng).shape);
        Assert.Equal([6], model.Given(y).Elbo(x, rng).Kl.shape);
        Assert.Equal([6, 64], model.Given(y).Sample(6, rng).shape);
        Assert.Equal([5, 64], model.Given(Labels(1)).Sample(5, rng).shape);
        Assert.Equal([6, 10], model.ClassLogProb(x, 2, rng).shape);
    }

    [Fact]
    public void One_label_for_all_rows_is_that_label_repeated()
    {
        var x = Images(5);
        var two = full(1, 2, dtype: int64);
        var (one, many) = (model.Posterior(x, two), model.Posterior(x, two.repeat(5)));
        Assert.True(one.Mean.allclose(many.Mean, 1e-6, 1e-7));
        var z = randn(3, 5, 4, generator: rng);
        Assert.True(model.Decode(z, two).allclose(model.Decode(z, two.repeat(5)), 1e-5, 1e-6));
    }

    [Fact]
    public void It_learns_what_the_label_says()
    {
        // The label is the bar's column: after training, a sample of class c has its ink in column c. Every pixel is noisy: of images
        // that the label alone decides, a density may grow without bound, and its gradients with it.
        var (x, y) = (NoisyImages(256), Labels(256));
        Fit.Minimize(
            model,
            arange(256),
            (rows, step) =>
                Objectives.NegativeElbo(model.Given(y.index_select(0, rows)), rng, warmup: 0)(x.index_select(0, rows), step),
            rng,
            new FitOptions
            {
                Steps = 500,
                LearningRate = 3e-3,
                Schedule = LearningRate.Cosine(),
            },
            cancel: Cancel
        );
        foreach (var column in (long[])[0, 3, 7])
        {
            var ink = model.Given(full(1, column, dtype: int64)).Sample(1000, rng).reshape(1000, 8, 8).sum(1);
            Assert.True(ink.argmax(1).eq(column).to(float32).mean().ToDouble() > 0.95, $"class {column}");
        }
        var guess = model.ClassLogProb(x, 4, rng).argmax(1);
        Assert.True(guess.eq(y).to(float32).mean().ToDouble() > 0.95);
    }

    /// <summary>A bar brighter by half in the column that the label names, and noise of nine levels everywhere: [count, 64].</summary>
    private Tensor NoisyImages(int count) => (Images(count) * 8 + randint(0, 9, [count, 64], generator: rng)) / 16;

    private static Tensor Labels(int count) => arange(count, dtype: int64) % 8;

    /// <summary>A bar in the column that the label names: [count, 64].</summary>
    private static Tensor Images(int count)
    {
        var column = Labels(count).reshape(count, 1, 1);
        return arange(8).reshape(1, 1, 8).eq(column).expand(count, 8, 8).reshape(count, 64).to(float32);
    }
}
