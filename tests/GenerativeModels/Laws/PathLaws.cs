namespace GenerativeModels.Tests.Laws;

public sealed class PathLaws() : TensorTests(41)
{
    [Fact]
    public void Optimal_transport_pairs_the_same_rows_at_the_least_cost_and_numbers_as_points_of_a_line()
    {
        var (x0, x1) = (randn(7, 2, generator: rng), randn(7, 2, generator: rng) * 2 + 1);
        var (paired, data) = Pairings.OptimalTransport(x0, x1);
        Assert.True(data.Equals(x1));
        Assert.True(paired.sort(0).Values.Equals(x0.sort(0).Values));
        var best = Permutations([.. Enumerable.Range(0, 7)])
            .Min(p => (x0.index_select(0, tensor(Array.ConvertAll(p, i => (long)i))) - x1).square().sum().ToDouble());
        Assert.Equal(best, (paired - x1).square().sum().ToDouble(), 1e-4);
        (paired, data) = Pairings.OptimalTransport(tensor([3f, 1, 2]), tensor([0f, 5, 1]));
        Assert.Equal([1f, 3, 2], paired.data<float>().ToArray());
        Assert.Equal([0f, 5, 1], data.data<float>().ToArray());
    }

    [Fact]
    public void Pools_are_paired_each_by_itself_and_use_every_row()
    {
        var (x0, x1) = (randn(10, 2, generator: rng), randn(10, 2, generator: rng));
        var (starts, ends) = Pairings.InPools(Pairings.OptimalTransport, 4)(x0, x1);
        Assert.True(ends.Equals(x1));
        foreach (var pool in new[] { new Range(0, 4), new Range(4, 8), new Range(8, 10) })
            Assert.True(starts[pool].Equals(Pairings.OptimalTransport(x0[pool], x1[pool]).X0));
        var pools = Pairings.InPools(Pairings.Independent, 4);
        Throws<ArgumentException>("got [12, 2] and [8, 2]", () => pools(zeros(12, 2), zeros(8, 2)));
        var (first, last) = Pairings.InPools(Pairings.Independent, 5)(randn(12, 2), randn(12, 2));
        Assert.Equal((12L, 12L), (first.shape[0], last.shape[0]));
    }

    [Fact]
    public void A_straight_line_is_straight_at_constant_speed_alone()
    {
        var (x0, x1) = (randn(20, 3, generator: rng), randn(20, 3, generator: rng));
        var t = linspace(0, 1, 33, dtype: float64).reshape(33, 1, 1);
        var geometry = PathGeometry.Of((1 - t) * x0 + t * x1);
        Assert.Equal(0, geometry.Straightness, 1e-12);
        Assert.Equal(1, geometry.Detour, 1e-12);
        Assert.Equal(0, geometry.Turning, 1e-6);
        Assert.Equal((x1 - x0).square().sum(1).mean().ToDouble(), geometry.Cost, 1e-5);
        // x = t² on the line: ∫ (1 − 2t)² dt = 1/3.
        t = linspace(0, 1, 1001, dtype: float64);
        geometry = PathGeometry.Of(t.square().reshape(1001, 1, 1));
        Assert.Equal(1, geometry.Detour, 1e-12);
        Assert.Equal(0, geometry.Turning, 1e-12);
        Assert.Equal(1.0 / 3, geometry.Straightness, 1e-5);
    }

    [Fact]
    public void An_arc_has_the_length_turning_and_straightness_of_the_circle()
    {
        // Radius 2, a quarter turn: length π, chord 2√2, turning π/2, S = π² − 8.
        var angle = linspace(0, Math.PI / 2, 2001, dtype: float64);
        var geometry = PathGeometry.Of((stack([angle.cos(), angle.sin()], 1) * 2).unsqueeze(1));
        Assert.Equal(Math.PI, geometry.Length, 1e-5);
        Assert.Equal(Math.Sqrt(8), geometry.Distance, 1e-12);
        Assert.Equal(Math.PI / 2, geometry.Turning, 1e-3);
        Assert.Equal(Math.PI * Math.PI - 8, geometry.Straightness, 1e-4);
    }

    [Fact]
    public void Reflow_does_not_lengthen_paths()
    {
        // The flow that matching learns pairs noise and data at no higher cost than the pairs it learned from, for every convex cost.
        var ring = PlanarMixture.Ring(6, 1.5, 0.2);
        using var exact = DiffusedMixture.Of(ring, new Straight(), float64);
        var (x0, x1) = (Normal(4000, 2), tensor(ring.Sample(4000, 3)));
        var reflowed = Ode.Solve(exact.Velocity, x0, RungeKutta.Classical, 100);
        foreach (var power in (double[])[1, 1.5, 2, 4])
        {
            double Cost(Tensor end) => (end - x0).square().sum(1).pow(power / 2).mean().ToDouble();
            Assert.True(Cost(reflowed) < 0.9 * Cost(x1), $"p = {power}: {Cost(reflowed)} against {Cost(x1)}");
        }
    }
}
