using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Data;

/// <summary>Batches: each example once, in the order asked for, disposed when the loader says so.</summary>
public sealed class DataLoaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_example_comes_once_and_in_order(int workers)
    {
        using var x = arange(10, ScalarType.Float32).view(10, 1);
        using var y = arange(10, ScalarType.Int64);
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(x, y), 4, num_worker: workers);
        var seen = new List<long>();
        var shapes = new List<long>();
        foreach (var batch in loader)
        {
            Assert.Equal(batch[0].squeeze(1).data<float>().ToArray().Select(v => (long)v), batch[1].data<long>().ToArray());
            seen.AddRange(batch[1].data<long>().ToArray());
            shapes.Add(batch[0].shape[0]);
        }
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), seen);
        Assert.Equal([4, 4, 2], shapes);
        Assert.Equal(3, loader.Count);
    }

    [Fact]
    public void The_last_batch_may_be_dropped()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(10)), 4, drop_last: true);
        Assert.Equal(2, loader.Count);
        Assert.Equal(2, loader.ToList().Count);
    }

    [Fact]
    public void A_seed_gives_the_same_order_again()
    {
        List<long> Pass(int? seed) => [.. new FisherYatesShuffler(50, seed)];
        Assert.Equal(Pass(3), Pass(3));
        Assert.NotEqual(Pass(3), Pass(4));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), Pass(3).Order());
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(50)), 50, shuffle: true, seed: 3);
        foreach (var batch in loader)
            Assert.Equal(Pass(3), batch[0].data<long>().ToArray());
    }

    [Fact]
    public void A_batch_lives_until_the_next_one()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(6)), 2);
        var batches = new List<Tensor>();
        foreach (var batch in loader)
        {
            Assert.All(batches, old => Assert.True(old.IsInvalid));
            Assert.False(batch[0].IsInvalid);
            batches.Add(batch[0]);
        }
        Assert.All(batches, old => Assert.True(old.IsInvalid));
    }

    [Fact]
    public void Batches_are_kept_where_that_is_asked_for()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(6)), 2, disposeBatch: false);
        var batches = loader.ToList();
        Assert.All(batches, batch => Assert.False(batch[0].IsInvalid));
        batches.ForEach(batch => batch[0].Dispose());
    }

    [Fact]
    public void A_pass_leaves_no_tensor_behind()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(64).view(64, 1)), 8, shuffle: true);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (var batch in loader.Take(3))
            Assert.Equal([8, 1], batch[0].shape);
        foreach (var batch in loader)
            Assert.Equal([8, 1], batch[0].shape);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Named_examples_and_their_errors_reach_the_caller(int workers)
    {
        using var loader = utils.data.DataLoader(new Squares(failAt: 5), 2, num_worker: workers);
        using var passes = loader.GetEnumerator();
        Assert.True(passes.MoveNext());
        Assert.Equal([0, 1], passes.Current["square"].data<long>().ToArray());
        Assert.True(passes.MoveNext());
        Assert.Equal("example 5", Assert.Throws<InvalidOperationException>(() => passes.MoveNext()).Message);
    }

    [Fact]
    public void The_data_set_goes_with_its_loader()
    {
        var rows = arange(4);
        var set = utils.data.TensorDataset(rows);
        utils.data.DataLoader(set, 2).Dispose();
        Assert.Throws<ObjectDisposedException>(() => set.GetTensor(0));
        Assert.Equal(4, rows.numel());
        rows.Dispose();
    }

    [Fact]
    public void Tensors_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(arange(3), arange(4)));
        Assert.Throws<ArgumentNullException>(() => utils.data.TensorDataset());
        Assert.Throws<ArgumentOutOfRangeException>(() => utils.data.DataLoader(utils.data.TensorDataset(arange(3)), 0));
    }

    private sealed class Squares(long failAt) : utils.data.Dataset
    {
        public override long Count => 10;

        public override Dictionary<string, Tensor> GetTensor(long index) =>
            index == failAt
                ? throw new InvalidOperationException($"example {index}")
                : new() { ["square"] = tensor(index * index) };
    }
}
