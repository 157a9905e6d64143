namespace GenerativeModels.Tests.Laws;

public sealed class PairingLaws() : TensorTests(41)
{
    [Fact]
    public void Optimal_transport_pairs_the_same_rows_at_the_least_cost()
    {
        var (x0, x1) = (randn(7, 2, generator: rng), randn(7, 2, generator: rng) * 2 + 1);
        var (paired, data) = Pairings.OptimalTransport(x0, x1);
        Assert.True(data.Equals(x1));
        Assert.True(paired.sort(0).Values.Equals(x0.sort(0).Values));
        var best = Permutations([.. Enumerable.Range(0, 7)])
            .Min(p => (x0.index_select(0, tensor(Array.ConvertAll(p, i => (long)i))) - x1).square().sum().ToDouble());
        Assert.Equal(best, (paired - x1).square().sum().ToDouble(), 1e-4);
    }

    [Fact]
    public void Pools_are_paired_each_by_itself()
    {
        var (x0, x1) = (randn(10, 2, generator: rng), randn(10, 2, generator: rng));
        var (starts, ends) = Pairings.InPools(Pairings.OptimalTransport, 4)(x0, x1);
        Assert.True(ends.Equals(x1));
        foreach (var pool in new[] { new Range(0, 4), new Range(4, 8), new Range(8, 10) })
            Assert.True(starts[pool].Equals(Pairings.OptimalTransport(x0[pool], x1[pool]).X0));
    }

    [Fact]
    public void Pools_use_every_row_or_refuse()
    {
        Throws<ArgumentException>(
            "got [12, 2] and [8, 2]",
            () => Pairings.InPools(Pairings.Independent, 4)(zeros(12, 2), zeros(8, 2))
        );
        var (starts, ends) = Pairings.InPools(Pairings.Independent, 5)(randn(12, 2), randn(12, 2));
        Assert.Equal((12L, 12L), (starts.shape[0], ends.shape[0]));
    }

    [Fact]
    public void Numbers_are_paired_as_points_of_a_line()
    {
        var (paired, data) = Pairings.OptimalTransport(tensor([3f, 1, 2]), tensor([0f, 5, 1]));
        Assert.Equal([1f, 3, 2], paired.data<float>().ToArray());
        Assert.Equal([0f, 5, 1], data.data<float>().ToArray());
    }

    [Fact]
    public void Losses_refuse_rows_without_a_partner()
    {
        using var v = new GenerativeModels.Networks.TimeMlp(2, width: 4, hidden: 1);
        Throws<ArgumentException>(
            "got [1, 2] and [6, 2]",
            () => FlowMatchingLoss.Between(v, new Straight(), zeros(1, 2), zeros(6, 2), rng)
        );
    }

    [Fact]
    public void Shapes_that_differ_are_named() =>
        Throws<ArgumentException>(
            "expected x0 and x1 of one shape, got [3, 2] and [4, 2]",
            () => Pairings.OptimalTransport(zeros(3, 2), zeros(4, 2))
        );

    private static IEnumerable<int[]> Permutations(int[] items)
    {
        if (items.Length <= 1)
            return [items];
        return items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
    }
}
