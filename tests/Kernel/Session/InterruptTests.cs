using System.Diagnostics;
using Kernel.Session;

namespace Kernel.Tests.Session;

/// <summary>Cells that are stopped.</summary>
[Collection(SessionCollection.Name)]
public sealed class InterruptTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_cell_that_honours_its_token_stops_at_once()
    {
        await bench.Run("using Microsoft.DotNet.Interactive;");
        var seconds = await Interrupt("while (true) await Task.Delay(5, KernelInvocationContext.Current.CancellationToken);");
        Assert.InRange(seconds, 0, 1);
        Assert.Equal("Interrupted", bench.Error.Name);
    }

    [Fact]
    public async Task A_loop_without_an_end_stops_within_two_seconds_and_the_session_goes_on()
    {
        await bench.Run("var n = 1;");
        var seconds = await Interrupt("while (true) { n++; }");
        Assert.InRange(seconds, 0, 2);
        await bench.Run("n > 1");
        Assert.Equal("True", bench.ResultText);
    }

    /// <summary>Interrupts a cell 0.2 s after its start; returns the seconds from there to its end.</summary>
    private async Task<double> Interrupt(string code)
    {
        using var stop = new CancellationTokenSource();
        var running = bench.Execute(code, stop.Token);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        Assert.Equal(
            CellOutcome.Interrupted,
            await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)
        );
        return clock.Elapsed.TotalSeconds;
    }
}
