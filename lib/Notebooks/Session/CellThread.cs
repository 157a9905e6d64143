using System.Collections.Concurrent;
using System.Runtime;

namespace Notebooks.Session;

/// <summary>
/// The one thread on which all cells start, so that what is kept by thread (native modes, dispose scopes) lasts from cell to
/// cell. Only a cell that had to be aborted takes the thread with it.
/// </summary>
internal sealed class CellThread : IDisposable
{
    private const int StackBytes = 8 << 20;

    /// <summary>Until the cell's loops on other threads, which wait for a core now and then, have stopped too.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.2);

    private readonly BlockingCollection<Action> work = [];
    private bool aborted;

    public CellThread() => StartThread();

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
                    ExecutionContext.Run(
                        context,
                        _ => steps.Step(_ => started.SetResult(Abortable(start, interruption.Abort)), null),
                        null
                    );
                    interruption.Halt.ThrowIfCancellationRequested();
                }
                catch (Exception e)
                {
                    if (aborted = interruption.Abort.IsCancellationRequested)
                    {
                        SuspensionSignal.Unblock();
                        ConsoleCapture.Install(); // The abort may have left .NET's lock round the writers held.
                    }
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

    private void StartThread() => new Thread(Work, StackBytes) { IsBackground = true, Name = "cells" }.Start();

    private void Work()
    {
        foreach (var action in work.GetConsumingEnumerable())
        {
            action();
            if (!aborted)
                continue;
            // .NET cannot suspend this thread once more.
            aborted = false;
            StartThread();
            return;
        }
    }

    private static Task<T> Abortable<T>(Func<Task<T>> start, CancellationToken abort)
    {
        Task<T>? running = null;
        // The abort can leave a library's data half written. It comes only when a cell has ignored all else, where the alternative is
        // to kill the process.
#pragma warning disable SYSLIB0046
        ControlledExecution.Run(() => running = start(), abort);
#pragma warning restore SYSLIB0046
        return running!;
    }
}
