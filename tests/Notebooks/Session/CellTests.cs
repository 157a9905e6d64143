using Notebooks.Session;

namespace Notebooks.Tests.Session;

/// <summary>What C# does in a cell.</summary>
[Collection(SessionCollection.Name)]
public sealed class CellTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_trailing_null_is_a_result_and_a_trailing_void_is_not()
    {
        await bench.Run("(string)null");
        Assert.Equal("null", bench.ResultText);
        await bench.Run("Console.Write(\"x\")");
        Assert.Empty(bench.Events.OfType<ResultEvent>());
        await bench.Run("await Task.Yield()");
        Assert.Empty(bench.Events.OfType<ResultEvent>());
    }

    [Fact]
    public async Task A_semicolon_hides_the_result()
    {
        await bench.Run("var x = 1; x++;");
        Assert.Empty(bench.Events);
    }

    [Theory]
    [InlineData("A trailing expression is the result", "2", "1 + 1")]
    [InlineData(
        "The language is the pinned one",
        "2",
        "var union = new HashSet<int> { 1 };",
        "union.Add(2);",
        "void F() { var union = new HashSet<int>(); union.Add(1); }\nF();\nforeach (var x in union) { }\nunion.Count"
    )]
    [InlineData(
        "The usual namespaces are imported",
        "[ 1, 4 ]",
        "var text = new StringBuilder(); IEnumerable things = new List<int> { 1, 2 }.Select(i => i * i); await Task.Delay(1); things"
    )]
    [InlineData(
        "Declarations reach later cells",
        "(8, Point { X = 3 }, -2)",
        "using System.Numerics; int Twice(int x) => 2 * x; record Point(int X); var z = new Complex(1, 2);",
        "$\"{(Twice(4), new Point(3), (z * Complex.ImaginaryOne).Real)}\""
    )]
    [InlineData("Anonymous types are shared between cells", "5", "var made = new { A = 1 };", "made = new { A = 5 }; made.A")]
    [InlineData(
        "A using directive alone is a cell",
        "0",
        "using System.Globalization;",
        "CultureInfo.InvariantCulture.Name.Length"
    )]
    [InlineData(
        "Variables and types may be declared anew",
        "textlarge",
        "var x = 1; class Model { public int Size => 1; }",
        "var x = \"text\"; class Model { public string Size => \"large\"; }",
        "x + new Model().Size"
    )]
    [InlineData(
        "Cells await and keep their order",
        "7",
        "async Task<int> Later(int x) { await Task.Delay(20); return x; }\nawait Later(3) + await Later(4)"
    )]
    [InlineData(
        "All cells start on one thread",
        "5",
        "[ThreadStatic] static int kept; static class Kept { [ThreadStatic] public static int Value; }\nKept.Value = 5;",
        "Kept.Value"
    )]
    [InlineData("Nullable annotations are no error", "-1", "string? nothing = null; nothing?.Length ?? -1")]
    public async Task Cells_make_one_program(string what, string result, params string[] cells)
    {
        foreach (var cell in cells)
            await bench.Run(cell);
        Assert.True(bench.ResultText == result, $"{what}: {bench.ResultText}");
    }

    [Fact]
    public async Task What_a_failing_cell_declared_before_it_failed_lives()
    {
        await bench.Fail("var before = 7; throw new Exception();");
        await bench.Run("before");
        Assert.Equal("7", bench.ResultText);
    }

    [Fact]
    public async Task Console_output_comes_as_it_is_written_and_in_order()
    {
        await bench.Run("Console.Write(\"a\"); Console.Error.Write(\"b\"); display(\"c\"); Console.WriteLine($\"{1.5}\");");
        Assert.Collection(
            bench.Events,
            first => Assert.Equal(new StreamEvent("stdout", "a"), first),
            second => Assert.Equal(new StreamEvent("stderr", "b"), second),
            third => Assert.IsType<DisplayEvent>(third),
            fourth => Assert.Equal(new StreamEvent("stdout", "1.5\n"), fourth)
        );
    }
}
