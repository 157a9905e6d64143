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

    /// <summary>Containers have no computation of their own, except Sequential, which is compared.</summary>
    [Fact]
    public void Every_module_is_compared()
    {
        string[] containers = ["ModuleList", "ModuleDict", "ParameterList", "ParameterDict"];
        var modules = typeof(TorchSharp.Modules.Linear)
            .Assembly.GetExportedTypes()
            .Where(t => t is { Namespace: "TorchSharp.Modules", IsAbstract: false } && t.IsSubclassOf(typeof(nn.Module)))
            .Select(t => t.Name.Split('`')[0])
            .Except(containers);
        Assert.Empty(modules.Except(ModuleCases.All.Values.Select(c => c.Type)));
    }
}
