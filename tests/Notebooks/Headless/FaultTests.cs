using System.Xml.Linq;

namespace Notebooks.Tests.Headless;

/// <summary>Every fault is told in a line and leaves the other notebooks whole.</summary>
[Collection(RunCollection.Name)]
public sealed class FaultTests(FaultyRun run) : IClassFixture<FaultyRun>
{
    [Fact]
    public void The_most_severe_result_decides_the_exit_code() => Assert.Equal(4, run.ExitCode);

    [Fact]
    public void The_end_counts() => Assert.Contains("5 passed, 17 failed", run.Said);

    [Fact]
    public void Good_notebooks_are_whole()
    {
        Assert.Equal("passed", run.Bench.Run("a-passes")["status"]!.ToString());
        Assert.Equal("whole\n", run.Bench.Text("a-passes", 0));
        Assert.Equal("new", run.Bench.Outputs("a-passes", 1)[0]!["data"]!["text/plain"]![0]!.ToString());
        Assert.Equal("42", run.Bench.Outputs("a-passes", 2)[0]!["data"]!["text/plain"]![0]!.ToString());
        Assert.Equal("last", run.Bench.Outputs("z-passes", 1)[0]!["data"]!["text/plain"]![0]!.ToString());
    }

    [Theory]
    [InlineData("throws", "failed", "cell 2: InvalidOperationException: no good")]
    [InlineData("claims", "claim-failed", "cell 2: ClaimFailedException: p ≤ 0.05")]
    [InlineData(
        "lacks",
        "failed",
        "cell 1: CompilationError: cell 1, line 1, column 1: error CS0006: Metadata file 'absent/Nothing.dll' could not be found"
    )]
    [InlineData("loops", "timeout", "cell 2: took longer than 20 s")]
    [InlineData("sleeps", "timeout", "cell 1: took longer than 20 s")]
    [InlineData("stubborn", "timeout", "cell 1: took longer than 20 s")]
    [InlineData("reads-wild", "died", "cell 1: the kernel died: SIG")]
    [InlineData("segfaults", "died", "cell 2: the kernel died: SIGSEGV, segmentation fault")]
    [InlineData("aborts", "died", "cell 1: the kernel died: SIGABRT, aborted")]
    [InlineData(
        "multiplies",
        "died",
        "cell 2: the kernel died: libtorch: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3). TorchSharp's torch.matmul throws no exception for it but ends the process; these throw one: torch.mm for matrices and torch.bmm for batches of them."
    )]
    [InlineData("exits", "died", "cell 1: the kernel died: exit code 3")]
    [InlineData("overflows", "died", "cell 1: the kernel died: SIGABRT, aborted (Stack overflow.")]
    public void A_fault_is_told_with_its_cell(string name, string status, string message)
    {
        Assert.Equal(status, run.Bench.Run(name)["status"]!.ToString());
        Assert.StartsWith(message, run.Bench.Run(name)["message"]!.ToString());
        Assert.Contains(message, run.Said);
    }

    [Theory]
    [InlineData("old", "nbformat 3 is not read")]
    [InlineData("new", "nbformat 5 is not read")]
    [InlineData("text", "is no JSON: line 1")]
    [InlineData("twins", "2 cells have the id a")]
    [InlineData("lines", "cell 1: line 1 of its source does not end in \\n")]
    public void A_malformed_notebook_is_refused_with_the_reason(string name, string reason) =>
        Assert.Contains($"{name}: failed after 0.0 s: {reason}", run.Said);

    [Fact]
    public void What_was_written_before_a_fault_is_kept()
    {
        Assert.Equal("begun", run.Bench.Text("loops", 0));
        Assert.Equal("before", run.Bench.Text("segfaults", 0));
        Assert.Equal("kept", run.Bench.Text("multiplies", 0));
        Assert.Contains(
            "ends here",
            run.Bench.Outputs("multiplies", 1).Last(output => output!["output_type"]!.ToString() == "error")!["traceback"]![
                1
            ]!.ToString()
        );
    }

    [Fact]
    public void Cells_behind_a_fault_do_not_run() => Assert.Empty(run.Bench.Outputs("throws", 2));

    [Fact]
    public void A_flood_of_text_is_cut_with_a_note()
    {
        Assert.Equal("passed", run.Bench.Run("floods")["status"]!.ToString());
        var text = run.Bench.Text("floods", 0);
        Assert.InRange(text.Length, 1 << 20, (1 << 20) + 100);
        Assert.EndsWith("… cut: a cell's console output ends after 1 MB\n", text);
    }

    [Fact]
    public void A_value_too_large_for_a_notebook_is_replaced_by_a_note()
    {
        Assert.Equal("passed", run.Bench.Run("huge")["status"]!.ToString());
        Assert.StartsWith(
            "… cut: this value takes 47 MB",
            run.Bench.Outputs("huge", 0)[0]!["data"]!["text/plain"]![0]!.ToString()
        );
    }

    [Fact]
    public void A_cell_may_close_its_output() => Assert.Equal("still heard", run.Bench.Text("closes", 1));

    [Fact]
    public void JUnit_has_a_case_for_each_notebook()
    {
        var suite = XDocument.Load(Path.Combine(run.Bench.Root, "junit.xml")).Descendants("testsuite").Single();
        Assert.Equal(("22", "8", "9"), (Value("tests"), Value("failures"), Value("errors")));
        string Value(string name) => suite.Attribute(name)!.Value;
    }

    [Fact]
    public void The_site_is_built_of_what_there_is() =>
        Assert.True(File.Exists(Path.Combine(run.Bench.Artifacts, "site", "a-passes.html")));
}
