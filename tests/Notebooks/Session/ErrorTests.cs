namespace Notebooks.Tests.Session;

/// <summary>How errors are told.</summary>
[Collection(SessionCollection.Name)]
public sealed class ErrorTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_compilation_error_names_cell_line_and_column_and_shows_the_line()
    {
        await bench.Run("1");
        var error = await bench.Fail("var a = 1;\nvar b = unknown;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(
            "cell 2, line 2, column 9: error CS0103: The name 'unknown' does not exist in the current context",
            error.Message
        );
        Assert.Equal(["    var b = unknown;", "            ^^^^^^^"], error.Traceback.Skip(1));
    }

    [Fact]
    public async Task An_exception_is_told_with_the_lines_of_the_cell_and_without_the_kernels_own_frames()
    {
        var error = await bench.Fail(
            """
            int Depth(int n)
            {
                if (n == 0)
                    throw new InvalidOperationException("too deep");
                return Depth(n - 1) + 1;
            }

            Depth(2);
            """
        );
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Equal("too deep", error.Message);
        Assert.Equal("InvalidOperationException: too deep", error.Traceback[0]);
        Assert.Equal("   at Depth(Int32) in cell 1, line 4", error.Traceback[1]);
        Assert.Equal("   at the cell's top level in cell 1, line 8", error.Traceback[^1]);
        Assert.DoesNotContain(error.Traceback, line => line.Contains("Notebooks.Session") || line.Contains("Submission#"));
    }

    [Fact]
    public async Task A_method_of_an_earlier_cell_keeps_its_cell()
    {
        await bench.Run("void Break() =>\n    throw new NotSupportedException();");
        var error = await bench.Fail("\nBreak();");
        Assert.Equal(
            ["   at Break() in cell 1, line 2", "   at the cell's top level in cell 2, line 2"],
            error.Traceback.Skip(1)
        );
    }

    [Fact]
    public async Task A_lambda_and_an_await_leave_a_readable_trace()
    {
        var error = await bench.Fail(
            "await Task.Run(async () =>\n{\n    await Task.Yield();\n    throw new TimeoutException(\"late\");\n});"
        );
        Assert.Equal("TimeoutException", error.Name);
        Assert.Contains(error.Traceback, line => line.EndsWith("in cell 1, line 4"));
        Assert.DoesNotContain(error.Traceback, line => line.Contains("TaskAwaiter"));
    }

    [Fact]
    public async Task The_cause_of_an_exception_is_told()
    {
        var error = await bench.Fail(
            "try { int.Parse(\"x\"); } catch (Exception e) { throw new ArgumentException(\"outer\", e); }"
        );
        Assert.Equal("ArgumentException", error.Name);
        Assert.Contains("caused by", error.Traceback);
        Assert.Contains(error.Traceback, line => line.StartsWith("FormatException: "));
    }

    [Fact]
    public async Task A_long_recursion_is_cut()
    {
        var error = await bench.Fail("int Down(int n) => n == 0 ? throw new Exception(\"end\") : Down(n - 1) + 1;\nDown(500)");
        Assert.InRange(error.Traceback.Count, 10, 40);
        Assert.Contains(error.Traceback, line => line.Contains(" more"));
    }

    [Fact]
    public async Task A_missing_assembly_is_named()
    {
        var error = await bench.Fail("#r \"absent.dll\"");
        Assert.Contains("absent.dll", error.Message);
    }
}
