using Notebooks.Session;

namespace Notebooks.Tests.Session;

/// <summary>Help while a cell is being written.</summary>
[Collection(SessionCollection.Name)]
public sealed class InsightTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    /// <summary>Asks at the place marked by |.</summary>
    private async Task<string[]> Complete(string marked)
    {
        var completion = await bench.Session.Complete(marked.Replace("|", ""), marked.IndexOf('|'));
        return [.. completion.Items.Select(item => item.Text)];
    }

    private Task<Insight?> Inspect(string marked) => bench.Session.Inspect(marked.Replace("|", ""), marked.IndexOf('|'));

    [Fact]
    public async Task Members_of_a_variable_of_an_earlier_cell_are_offered()
    {
        await bench.Run("var words = new List<string>();");
        var offered = await Complete("words.|");
        Assert.Contains("Add", offered);
        Assert.Contains("Select", offered);
        Assert.DoesNotContain("ReferenceEquals", offered);
        Assert.Equal(["Sort"], await Complete("words.So|"));
    }

    [Fact]
    public async Task Statics_namespaces_and_names_in_scope_are_offered()
    {
        await bench.Run("int answer = 42;");
        Assert.Contains("Sqrt", await Complete("var x = Math.|"));
        Assert.Contains("Numerics", await Complete("using System.|"));
        Assert.Contains("answer", await Complete("var twice = ans|"));
        Assert.Contains("foreach", await Complete("fore|"));
        Assert.Contains("local", await Complete("var local = 1;\nvar y = lo|"));
    }

    [Fact]
    public async Task Magics_are_offered_and_do_not_disturb()
    {
        Assert.Equal(["time"], await Complete("#!ti|"));
        Assert.Contains("Length", await Complete("#!time\n\"text\".|"));
    }

    [Fact]
    public async Task The_replaced_text_is_the_word_before_the_cursor()
    {
        var completion = await bench.Session.Complete("Math.Sq", 7);
        Assert.Equal((5, 7), (completion.Start, completion.End));
    }

    [Fact]
    public async Task A_name_is_explained_by_its_signature_and_summary()
    {
        var library = bench.Library(
            "lib/Shapes.dll",
            "public static class Shapes { public static int Area(int width, int height) => width * height; }"
        );
        bench.Write(
            "lib/Shapes.xml",
            "<doc><members><member name=\"M:Shapes.Area(System.Int32,System.Int32)\"><summary>Width\n times height.</summary><param name=\"width\">The width, <c>[B, 1]</c>.</param><param name=\"height\">The height; see <see cref=\"M:System.Math.Max(System.Int32,System.Int32)\"/>.</param><returns>[B], in metres².</returns></member></members></doc>"
        );
        await bench.Run($"#r \"{library}\"");
        var insight = (await Inspect("Shapes.Ar|ea(1, 2)"))!;
        Assert.Equal(
            """
            int Area(int width, int height)

            Width times height.

            Parameters
            width: The width, [B, 1].
            height: The height; see Max.

            Returns
            [B], in metres².
            """,
            insight.ToText()
        );
        await bench.Run("var area = Shapes.Area(1, 2);");
        Assert.Equal("int area", (await Inspect("are|a"))!.Signature);
        Assert.Null(await Inspect("1 |+ 1"));
    }

    [Theory]
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("#!time\nvar x = 1;", Completeness.Complete)]
    [InlineData("if (true)\n{", Completeness.Incomplete)]
    [InlineData("var x = ;", Completeness.Invalid)]
    public void Completeness_is_judged(string cell, Completeness expected) => Assert.Equal(expected, NotebookSession.Judge(cell));
}
