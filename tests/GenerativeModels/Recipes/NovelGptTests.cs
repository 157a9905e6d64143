namespace GenerativeModels.Tests.Recipes;

public sealed class NovelGptTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_window_holds_neighbours_from_its_start_on()
    {
        var windows = NovelGpt.Windows(arange(1000) * 2, tensor(new long[] { 3, 500 }));
        Assert.Equal([2, NovelGpt.Context + 1], windows.shape);
        var expected = 2 * (tensor(new long[] { 3, 500 }).unsqueeze(1) + arange(NovelGpt.Context + 1));
        Assert.True(windows.Equals(expected));
    }
}
