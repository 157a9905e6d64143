using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

/// <summary>With the same weights and inputs every module gives PyTorch's outputs, gradients and buffers, under the same names.</summary>
public sealed class ModuleTests
{
    public static IEnumerable<TheoryDataRow<string>> Ids => ModuleCases.All.Keys.Select(id => new TheoryDataRow<string>(id));

    [Theory, MemberData(nameof(Ids))]
    public void Agrees_with_PyTorch(string id)
    {
        using var scope = NewDisposeScope();
        var expected = Reference.Of(id);
        var actual = ModuleCases.All[id].Run();
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (key, value) in actual)
            Compare.Close(expected[key], value, $"{id}, {key}");
    }
}
