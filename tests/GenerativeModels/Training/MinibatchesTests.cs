namespace GenerativeModels.Tests.Training;

public class MinibatchesTests : TensorTests
{
    [Fact]
    public void An_epoch_has_every_row_once()
    {
        using var batches = new Minibatches(12, 4, new Generator(1));
        var first = Epoch(batches, 3);
        var second = Epoch(batches, 3);
        Assert.Equal(Enumerable.Range(0, 12).Select(row => (long)row), first.Order());
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Rows_left_over_do_not_make_a_batch()
    {
        using var batches = new Minibatches(10, 4, new Generator(1));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(8, Epoch(batches, 2).Distinct().Count());
        }
    }

    [Fact]
    public void Fewer_rows_than_asked_for_are_one_batch()
    {
        using var batches = new Minibatches(3, 64, new Generator(1));
        Assert.Equal([0, 1, 2], Epoch(batches, 1).Order());
    }

    private static long[] Epoch(Minibatches batches, int count) =>
        [.. Enumerable.Range(0, count).SelectMany(_ => batches.Next().data<long>().ToArray())];
}
