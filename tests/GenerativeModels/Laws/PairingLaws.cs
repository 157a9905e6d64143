using GenerativeModels.Evaluation;
using GenerativeModels.FlowMatching;
using TorchSharp;
using static TorchSharp.torch;

namespace GenerativeModels.Tests.Laws;

public sealed class PairingLaws : IDisposable
{
    private readonly Generator rng = new(41);
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        rng.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void The_assignment_is_the_best_of_all_permutations(int n)
    {
        for (var trial = 0; trial < 20; trial++)
        {
            var cost = Costs(n);
            var best = Permutations([.. Enumerable.Range(0, n)]).Min(p => p.Select((j, i) => cost[i, j]).Sum());
            var found = Assignment.Solve(cost);
            Assert.Equal(Enumerable.Range(0, n), found.Order());
            Assert.Equal(best, found.Select((j, i) => cost[i, j]).Sum(), 1e-12);
        }
    }

    [Fact]
    public void On_the_line_it_keeps_the_order()
    {
        var (a, b) = (
            Numbers(randn(300, dtype: ScalarType.Float64, generator: rng)),
            Numbers(rand(300, dtype: ScalarType.Float64, generator: rng))
        );
        var cost = new double[300, 300];
        for (var i = 0; i < 300; i++)
        for (var j = 0; j < 300; j++)
            cost[i, j] = (a[i] - b[j]) * (a[i] - b[j]);
        var total = Assignment.Solve(cost).Select((j, i) => cost[i, j]).Sum();
        Assert.Equal(Wasserstein.OnLine(a, b), Math.Sqrt(total / 300), 1e-10);
    }

    [Fact]
    public void Ties_and_equal_costs_are_no_trouble()
    {
        Assert.Equal([0, 1, 2, 3], Assignment.Solve(new double[4, 4]).Order());
        Assert.Empty(Assignment.Solve(new double[0, 0]));
    }

    [Fact]
    public void Costs_that_make_no_sense_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Assignment.Solve(new double[2, 3]));
        Assert.Contains("expected cost: [n, n], got [2, 3]", error.Message);
        error = Assert.Throws<ArgumentException>(() =>
            Assignment.Solve(
                new[,]
                {
                    { double.NaN },
                }
            )
        );
        Assert.Contains("expected finite costs", error.Message);
    }

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
    public void Shapes_that_differ_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Pairings.OptimalTransport(zeros(3, 2), zeros(4, 2)));
        Assert.Contains("expected x0 and x1 of one shape, got [3, 2] and [4, 2]", error.Message);
    }

    private double[,] Costs(int n)
    {
        var values = Numbers(randn(n * n, dtype: ScalarType.Float64, generator: rng));
        var cost = new double[n, n];
        Buffer.BlockCopy(values, 0, cost, 0, n * n * sizeof(double));
        return cost;
    }

    private static double[] Numbers(Tensor x) => x.data<double>().ToArray();

    private static IEnumerable<int[]> Permutations(int[] items)
    {
        if (items.Length <= 1)
            return [items];
        return items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
    }
}
