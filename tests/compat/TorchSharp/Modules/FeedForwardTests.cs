using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

/// <summary>
/// Where no gradient is asked for, a Sequential runs its linear maps and activations in one call. With gradients it runs them one
/// by one: both must agree.
/// </summary>
public sealed class FeedForwardTests
{
    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> Activations = new()
    {
        ["SiLU"] = () => nn.SiLU(),
        ["ReLU"] = () => nn.ReLU(),
        ["Tanh"] = () => nn.Tanh(),
        ["Sigmoid"] = () => nn.Sigmoid(),
        ["GELU"] = () => nn.GELU(),
        ["LayerNorm"] = () => nn.LayerNorm(40),
    };

    public static TheoryData<string> Names => [.. Activations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_gradients_as_with_them(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var f = Activations[name];
        using var net = nn.Sequential(
            nn.Linear(3, 40),
            f(),
            nn.Linear(40, 40, hasBias: false),
            f(),
            nn.Linear(40, 5),
            nn.Linear(5, 40),
            f()
        );
        foreach (
            var shape in (long[][])
                [
                    [1, 3],
                    [255, 3],
                    [257, 3],
                    [20_000, 3],
                    [4, 6, 3],
                    [3],
                ]
        )
            Agree($"{name} on [{string.Join(", ", shape)}]", net, randn(shape));
        Agree($"{name} on a view", net, randn(3, 70).t());
    }

    [Fact]
    public void Other_types_take_the_usual_way()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Linear(3, 8), nn.SiLU(), nn.Linear(8, 2)).to(ScalarType.Float64);
        Agree("double precision", net, randn(10, 3, dtype: ScalarType.Float64));
        using var off = no_grad();
        Assert.Equal([0, 2], net.call(zeros(0, 3, dtype: ScalarType.Float64)).shape);
        var error = Assert.ThrowsAny<Exception>(() => net.call(randn(10, 4, dtype: ScalarType.Float64)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied", error.Message);
    }

    [Fact]
    public void Hooks_are_called_and_what_they_change_counts()
    {
        using var scope = NewDisposeScope();
        var (map, activation) = (nn.Linear(3, 8), nn.SiLU());
        using var net = nn.Sequential(map, activation, nn.Linear(8, 2));
        var seen = new List<string>();
        map.register_forward_hook(
            (_, _, y) =>
            {
                seen.Add("map");
                return y;
            }
        );
        activation.register_forward_hook(
            (_, _, y) =>
            {
                seen.Add("activation");
                return y * 2;
            }
        );
        Agree("hooks", net, randn(10, 3));
        Assert.Equal(["map", "activation", "map", "activation"], seen);
    }

    [Fact]
    public void The_input_is_left_as_it_was_and_nothing_else_stays()
    {
        using var net = nn.Sequential(nn.Linear(6, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU());
        using var x = randn(300, 6);
        using var copy = x.clone();
        using var off = no_grad();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var y = net.call(x))
            Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Compare.Close(copy, x, "the input");
    }

    private static void Agree(string what, Sequential net, Tensor x)
    {
        var expected = net.call(x);
        Assert.True(expected.requires_grad);
        using var off = no_grad();
        var actual = net.call(x);
        Assert.False(actual.requires_grad);
        Compare.Close(expected.detach(), actual, what);
    }
}
