namespace GenerativeModels.Tests.Recipes;

public sealed class NovelGptTests : TensorTests
{
    [Fact]
    public void A_window_holds_neighbours_from_its_start_on()
    {
        var windows = NovelGpt.Windows(arange(1000) * 2, tensor(new long[] { 3, 500 }));
        Assert.Equal([2, NovelGpt.Context + 1], windows.shape);
        var expected = 2 * (tensor(new long[] { 3, 500 }).unsqueeze(1) + arange(NovelGpt.Context + 1));
        Assert.True(windows.Equals(expected));
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
