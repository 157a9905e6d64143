namespace GenerativeModels.Tests.Recipes;

public sealed class RecipeTests : TensorTests
{
    private static readonly ImageSplits Splits = Digits.Load();

    [Fact]
    public void A_model_that_knows_nothing_pays_the_uniform_price_and_what_is_no_probability_is_refused()
    {
        var (run, parameters) = Make((x, _) => full(x.shape[0], -DigitsRow.Uniform)).Run(Splits, seed: 4);
        Assert.Equal((4, 0L), (run.Seed, parameters));
        Assert.Equal(DigitsRow.Uniform, run.Validation, 1e-3);
        Assert.Equal(DigitsRow.Uniform, run.Test, 1e-3);
        Assert.Throws<ArithmeticException>(() => Make((x, _) => full(x.shape[0], 0.1)).Run(Splits, 1));
        Assert.Throws<ArithmeticException>(() => Make((x, _) => full(x.shape[0], double.NaN)).Run(Splits, 1));
        Assert.Throws<InvalidOperationException>(() => Make((x, _) => zeros(1)).Run(Splits, 1));
    }

    [Fact]
    public void A_recipe_sees_the_documented_rows_and_is_scored_on_the_others()
    {
        List<long> scored = [];
        var recipe = new DigitsRecipe(
            "counting",
            "",
            LikelihoodKind.Exact,
            "",
            task =>
            {
                Assert.Equal([1000, 64], task.Train.shape);
                Assert.Equal([350, 64], task.Validation.shape);
                return new DigitsModel(
                    (x, _) =>
                    {
                        scored.Add(x.shape[0]);
                        return full(x.shape[0], -1.0);
                    },
                    0
                );
            }
        );
        recipe.Run(Splits, seed: 1);
        Assert.Equal([350, 447], scored);
    }

    private static DigitsRecipe Make(Func<Tensor, Generator, Tensor> logProb) =>
        new("test", "", LikelihoodKind.Exact, "", _ => new DigitsModel(logProb, 0));

    [Fact]
    public void A_window_holds_neighbours_from_its_start_on()
    {
        var windows = NovelGpt.Windows(arange(1000) * 2, tensor(new long[] { 3, 500 }));
        Assert.Equal([2, NovelGpt.Context + 1], windows.shape);
        var expected = 2 * (tensor(new long[] { 3, 500 }).unsqueeze(1) + arange(NovelGpt.Context + 1));
        Assert.True(windows.Equals(expected));
    }

    public static TheoryData<string> Wall => [.. Drawers.Keys];

    private static readonly Dictionary<string, Func<Generator, (Tensor Rows, Checkpoint About)>> Drawers = new()
    {
        ["mnist-ddpm"] = rng => Draw(MnistDiffusion.Load(), model => model.Sample(3, rng, steps: 2)),
        ["mnist-fm"] = rng => Draw(MnistMatching.Load(), model => MnistMatching.Draw(model, 3, rng, weight: 1, steps: 2)),
        ["mnist-gan"] = rng => Draw(MnistGan.Load(), model => MnistGan.Draw(model, 3, rng)),
        ["mnist-vae"] = rng => Draw(MnistVae.Load(), model => MnistVae.Draw(model, 3, rng)),
    };

    private static (Tensor, Checkpoint) Draw<T>((T Model, Checkpoint About) kept, Func<T, Tensor> draw) =>
        (draw(kept.Model), kept.About);

    [Theory, MemberData(nameof(Wall))]
    public void A_kept_model_of_MNIST_is_small_and_draws_pixels(string name)
    {
        var (rows, about) = Drawers[name](rng);
        Assert.Equal([3, 784], rows.shape);
        Assert.InRange(rows.min().ToDouble(), 0, 0.5);
        Assert.InRange(rows.max().ToDouble(), 0.5, 1);
        Assert.InRange(about.Bytes, 1, 1_500_000);
        Assert.Equal(name, about.Name);
    }

    [Fact]
    public void One_label_in_ten_is_forgotten()
    {
        // 2000 draws of p = 0.1 have a standard deviation of 13: false alarm at 6 of them 2e-9.
        var labels = MnistMatching.Forget(zeros(2000, dtype: ScalarType.Int64), rng);
        Assert.InRange(labels.eq(MnistMatching.Classes).sum().ToInt64(), 200 - 6 * 13, 200 + 6 * 13);
    }

    [Fact]
    public void The_kept_weights_predict_the_unseen_tenth_as_recorded()
    {
        using var off = no_grad();
        var text = Novel.Load();
        var characters = new Characters(text);
        var (model, about) = NovelGpt.Load(characters.Count);
        using var loaded = model;
        var starts = arange((long)(NovelGpt.TrainingShare * text.Length), text.Length - NovelGpt.Context, NovelGpt.Context);
        var loss = model.Loss(NovelGpt.Windows(tensor(characters.Encode(text)), starts)).ToDouble();
        Assert.Equal(about.Figures["unseen tenth, nats/character"], loss, 1e-3);
    }
}
