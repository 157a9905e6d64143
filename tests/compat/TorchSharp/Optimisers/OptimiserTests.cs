using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimisers;

public sealed class OptimiserTests
{
    public static IEnumerable<TheoryDataRow<string>> Ids => OptimiserCases.All.Keys.Select(id => new TheoryDataRow<string>(id));

    [Theory, MemberData(nameof(Ids))]
    public void Fifty_steps_are_PyTorchs(string id)
    {
        var expected = Reference.Of(id);
        var (w, v, rates) = OptimiserCases.All[id].Run();
        Compare.Close(expected["rates"], rates, $"{id}, learning rates", 1e-12);
        Compare.Close(expected[$"final/{id}/w"], w, $"{id}, W");
        Compare.Close(expected[$"final/{id}/v"], v, $"{id}, V");
    }

    [Fact]
    public void A_parameter_in_two_groups_is_refused()
    {
        using var p = new Parameter(ones(2));
        Assert.Throws<ArgumentException>(() => optim.Adam(new[] { p, p }));
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        using var p = new Parameter(ones(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam(new[] { p }, lr: -1));
        Assert.Throws<ArgumentException>(() => optim.Adam(new[] { p }, beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.SGD(new[] { p }, 0.1, nesterov: true));
    }

    [Fact]
    public void A_parameter_without_gradient_keeps_still()
    {
        using var p = new Parameter(ones(2));
        using var optimiser = optim.Adam(new[] { p });
        optimiser.step();
        Compare.Close(ones(2), p, "parameter", 0);
    }
}
