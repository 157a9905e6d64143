using System.Collections.Concurrent;

namespace Notebooks.Session;

/// <summary>
/// The one thread on which all cells start, so that what is kept by thread (native modes, dispose scopes) lasts from cell to
/// cell. It is never aborted: where that strikes, .NET may have just taken a lock that nobody gives back, and the process hangs.
/// </summary>
internal sealed class CellThread : IDisposable
{
    private const int StackBytes = 8 << 20;

    /// <summary>Until the cell's loops on other threads, which wait for a core now and then, have stopped too.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.2);

    private readonly BlockingCollection<Action> work = [];

    public CellThread() => new Thread(Work, StackBytes) { IsBackground = true, Name = "cells" }.Start();

    /// <summary>Runs the work on the thread until its first incomplete await, and waits for its end wherever that is.</summary>
    /// <param name="start">The work. It sees the caller's execution context.</param>
    /// <param name="interruption">May end it.</param>
    public async Task<T> Run<T>(Func<Task<T>> start, Interruption interruption)
    {
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture()!;
        var steps = new CellSteps(interruption);
        work.Add(
            () =>
            {
                try
                {
                    ExecutionContext.Run(context, _ => steps.Step(_ => started.SetResult(start()), null), null);
                    interruption.Halt.ThrowIfCancellationRequested();
                }
                catch (Exception e)
                {
                    started.TrySetException(e);
                }
            },
            CancellationToken.None
        );
        try
        {
            return await (await started.Task.ConfigureAwait(false)).WaitAsync(interruption.Halt).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interruption.Halt.IsCancellationRequested)
        {
            await steps.Stopped.ConfigureAwait(false);
            await Task.Delay(Settling, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    public void Dispose() => work.CompleteAdding();

    private void Work()
    {
        foreach (var action in work.GetConsumingEnumerable())
            action();
    }
}
