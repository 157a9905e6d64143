using System.Diagnostics;

namespace Notebooks.Tests.Headless;

/// <summary>Processes that are stopped from outside.</summary>
[Collection(RunCollection.Name)]
public sealed class ProcessTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task No_kernel_outlives_a_runner_that_was_killed()
    {
        var kernel = await StartKernel();
        kernel.Runner.Kill();
        Assert.True(await Ends(kernel.Process, seconds: 5));
        kernel.Runner.Dispose();
    }

    [Fact]
    public async Task Ctrl_C_stops_the_kernels_and_writes_what_was_done()
    {
        var kernel = await StartKernel();
        using (var signal = Process.Start("kill", ["-INT", $"{kernel.Runner.Id}"]))
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        await kernel
            .Runner.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(130, kernel.Runner.ExitCode);
        Assert.True(await Ends(kernel.Process, seconds: 5));
        Assert.Equal("done", bench.Text("endless", 0));
        Assert.Equal("cell 2: interrupted", bench.Run("endless")["message"]!.ToString());
        kernel.Runner.Dispose();
    }

    [Fact]
    public async Task A_kernel_that_was_killed_is_told()
    {
        var kernel = await StartKernel();
        kernel.Process.Kill();
        await kernel
            .Runner.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(4, kernel.Runner.ExitCode);
        Assert.Contains("SIGKILL", bench.Run("endless")["message"]!.ToString());
        kernel.Runner.Dispose();
    }

    /// <summary>A runner, and its kernel process in the midst of an endless cell.</summary>
    private async Task<(Process Runner, Process Process)> StartKernel()
    {
        var sign = Path.Combine(bench.Root, "kernel.pid");
        bench.Add(
            "endless",
            "Console.Write(\"done\");",
            $"System.IO.File.WriteAllText(\"{sign}.new\", $\"{{Environment.ProcessId}}\"); System.IO.File.Move(\"{sign}.new\", \"{sign}\");\nwhile (true) System.Threading.Thread.Sleep(10);"
        );
        var runner = bench.Start("run");
        _ = runner.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = runner.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        while (!File.Exists(sign))
        {
            Assert.True(clock.Elapsed.TotalSeconds < 60 && !runner.HasExited, "the kernel has not begun");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        return (
            runner,
            Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(sign, TestContext.Current.CancellationToken)))
        );
    }

    private static async Task<bool> Ends(Process process, double seconds)
    {
        var clock = Stopwatch.StartNew();
        while (Lives(process.Id))
        {
            if (clock.Elapsed.TotalSeconds > seconds)
                return false;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        return true;
    }

    /// <summary>Whether the process is there and no zombie that its new parent has yet to reap.</summary>
    private static bool Lives(int id) =>
        File.Exists($"/proc/{id}/status")
        && !File.ReadLines($"/proc/{id}/status").Any(line => line.StartsWith("State:") && line.Contains('Z'));
}
