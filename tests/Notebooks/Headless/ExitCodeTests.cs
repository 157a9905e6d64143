using Notebooks.Headless;

namespace Notebooks.Tests.Headless;

/// <summary>What the command line returns.</summary>
[Collection(RunCollection.Name)]
public sealed class ExitCodeTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("1 + 1", "60", 0)]
    [InlineData("throw new Exception();", "60", 1)]
    [InlineData("class ClaimFailedException : Exception { }\nthrow new ClaimFailedException();", "60", 2)]
    [InlineData("await Task.Delay(-1);", "3", 3)]
    [InlineData("Environment.Exit(0);", "60", 4)]
    public async Task A_notebooks_end_is_the_exit_code(string code, string cellTimeout, int expected)
    {
        bench.Add("only", code);
        Assert.Equal(expected, (await bench.Command("run", "--cell-timeout", cellTimeout)).ExitCode);
    }

    [Theory]
    [InlineData(new[] { RunStatus.Passed, RunStatus.ClaimFailed }, 2)]
    [InlineData(new[] { RunStatus.ClaimFailed, RunStatus.Failed }, 1)]
    [InlineData(new[] { RunStatus.Failed, RunStatus.Timeout }, 3)]
    [InlineData(new[] { RunStatus.Timeout, RunStatus.Died, RunStatus.Failed }, 4)]
    public void The_most_severe_decides(RunStatus[] statuses, int expected) => Assert.Equal(expected, statuses.ExitCode());

    [Theory]
    [InlineData("there are: only", "run", "absent")]
    [InlineData("--set expects name=value", "run", "--set", "steps")]
    [InlineData("none of the notebooks has a parameter of this name", "run", "--set", "absent=1")]
    [InlineData("expected a value of type int, got many", "run", "--set", "steps=many")]
    [InlineData("--frobnicate", "run", "--frobnicate")]
    [InlineData("positive number of seconds", "run", "--timeout", "-1")]
    [InlineData("cannot be written to", "run", "--output", "/proc/nowhere")]
    public async Task What_is_not_understood_is_told_before_anything_runs(string told, params string[] arguments)
    {
        bench.Add("only", RunBench.Parameters("var steps = 1;"));
        var (exitCode, said) = await bench.Command(arguments);
        Assert.Equal(64, exitCode);
        Assert.Contains(told, said);
        Assert.False(
            Directory.Exists(Path.Combine(bench.Artifacts, "notebooks"))
                && Directory.EnumerateFiles(Path.Combine(bench.Artifacts, "notebooks")).Any()
        );
    }
}
