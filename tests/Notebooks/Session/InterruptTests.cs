using Notebooks.Session;

namespace Notebooks.Tests.Session;

/// <summary>Cells that are stopped.</summary>
[Collection(SessionCollection.Name)]
public sealed class InterruptTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_cell_that_honours_its_token_stops()
    {
        await bench.Run("using Microsoft.DotNet.Interactive;");
        await Interrupt("while (true) await Task.Delay(5, KernelInvocationContext.Current.CancellationToken);");
        Assert.Equal("Interrupted", bench.Error.Name);
    }

    [Fact]
    public async Task What_a_cell_shows_while_it_stops_is_shown()
    {
        await bench.Run("using Microsoft.DotNet.Interactive; using System.Threading;");
        await Interrupt(
            """
            var context = KernelInvocationContext.Current;
            context.CancellationToken.WaitHandle.WaitOne();
            context.DisplayAs($"{context.CancellationToken.IsCancellationRequested}, {context.IsComplete}", "text/plain");
            context.CancellationToken.ThrowIfCancellationRequested();
            """
        );
        Assert.Equal("True, False", Assert.Single(bench.Events.OfType<DisplayEvent>()).Data["text/plain"]!.ToString());
    }

    [Fact]
    public async Task A_loop_without_an_end_stops_and_the_session_goes_on()
    {
        await bench.Run("var n = 1L;");
        for (var i = 0; i < 3; i++)
            await Interrupt("while (true) { n++; }");
        await bench.Run("n > 1");
        Assert.Equal("True", bench.ResultText);
    }

    [Theory]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("while (true) { n++; await Task.Delay(1); }")]
    [InlineData("while (true) { n++; await Task.Yield(); }")]
    [InlineData("await Task.Run(() => System.Threading.Thread.Sleep(-1));")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("new System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("Parallel.For(0, int.MaxValue, i => System.Threading.Thread.Sleep(1));")]
    [InlineData("Parallel.For(0, 1L << 60, i => Math.Sqrt(i));")]
    [InlineData("try { while (true) { } } finally { n++; }")]
    public async Task A_wait_or_a_loop_stops_within_two_seconds_and_the_variables_live_on(string code)
    {
        await bench.Run("var n = 1L; var kept = new List<int> { 7 };");
        var clock = new System.Diagnostics.Stopwatch();
        await Interrupt(code, clock);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
        await bench.Run("var before = n; await Task.Delay(50); $\"{kept[0]}, {n - before}\"");
        Assert.Equal("7, 0", bench.ResultText);
        await Interrupt(code, clock);
    }

    [Fact]
    public async Task A_cell_that_cannot_be_stopped_is_said_to_need_a_restart()
    {
        // .NET aborts no thread in native code, here in a deadlock.
        await bench.Run(
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int pthread_mutex_lock(byte[] mutex);\nvar mutex = new byte[64];"
        );
        Assert.Equal(CellOutcome.Stuck, await Stop("pthread_mutex_lock(mutex); pthread_mutex_lock(mutex);"));
        Assert.Contains("must be restarted", bench.Error.Message);
        Assert.Equal(CellOutcome.Stuck, await bench.Execute("1 + 1", TestContext.Current.CancellationToken));
    }

    /// <summary>Interrupts a cell once it runs and waits for its end.</summary>
    private async Task Interrupt(string code, System.Diagnostics.Stopwatch? clock = null) =>
        Assert.Equal(CellOutcome.Interrupted, await Stop(code, clock));

    private async Task<CellOutcome> Stop(string code, System.Diagnostics.Stopwatch? clock = null)
    {
        using var stop = new CancellationTokenSource();
        var running = bench.Execute($"Console.Write(\"begun\");\n{code}", stop.Token);
        while (bench.Events.Count == 0 && !running.IsCompleted)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        clock?.Restart();
        await stop.CancelAsync();
        return await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
