namespace GenerativeModels.Tests.Networks;

[Collection(nameof(GlobalGenerator))]
public class TimeMlpTests : TensorTests
{
    [Fact]
    public void It_maps_points_and_times_to_points()
    {
        manual_seed(1);
        using var net = new TimeMlp(3, width: 16);
        var x = randn(5, 3);
        Assert.Equal([5, 3], net.call(x, rand(5)).shape);
        Assert.False(net.call(x, zeros(5)).Equals(net.call(x, full(5, 0.5))));
        using var wide = new TimeMlp(3, outputs: 7);
        Assert.Equal([5, 7], wide.call(x, rand(5)).shape);
    }

    [Fact]
    public void Every_row_is_on_its_own()
    {
        manual_seed(2);
        using var net = new TimeMlp(2, width: 16);
        var (x, t) = (randn(6, 2), rand(6));
        Assert.True((net.call(x, t)[3..4] - net.call(x[3..4], t[3..4])).abs().max().ToDouble() < 1e-6);
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        using var net = new TimeMlp(2);
        Throws<ArgumentException>("expected x: [B, 2] and t: [B], got [4, 3] and [4]", () => net.call(zeros(4, 3), zeros(4)));
        Assert.Throws<ArgumentException>(() => net.call(zeros(4, 2), zeros(1)));
    }
}
