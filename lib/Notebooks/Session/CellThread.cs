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

    private readonly BlockingCollection<Action> work = [];
    private bool aborted;

    public CellThread() => StartThread();

    /// <summary>Runs the work on the thread until its first incomplete await, and waits for its end wherever that is.</summary>
    /// <param name="start">The work. It sees the caller's execution context.</param>
    /// <param name="abort">
    /// Cancelled: managed code on the thread is aborted where it stands, even in a loop without an end or a wait, and an await is abandoned.
    /// </param>
    public async Task<T> Run<T>(Func<Task<T>> start, CancellationToken abort)
    {
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture()!;
        var steps = new CellSteps(abort);
        work.Add(
            () =>
            {
                try
                {
                    ExecutionContext.Run(context, _ => steps.Step(_ => started.SetResult(Abortable(start, abort)), null), null);
                    abort.ThrowIfCancellationRequested();
                }
                catch (Exception e)
                {
                    if (aborted = abort.IsCancellationRequested)
                        SuspensionSignal.Unblock();
                    started.TrySetException(e);
                }
            },
            CancellationToken.None
        );
        try
        {
            return await (await started.Task.ConfigureAwait(false)).WaitAsync(abort).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            await steps.Stopped.ConfigureAwait(false);
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
        var inside = new Inside(Thread.CurrentThread);
        // The abort can leave a library's data half written. It comes only when a cell has ignored its cancellation token, where the
        // alternative is to kill the process.
        try
        {
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(
                () =>
                {
                    // Before the abort, which waits for a thread that waits.
                    using var waking = abort.UnsafeRegister(thread => ((Inside)thread!).Wake(), inside);
                    running = start();
                },
                abort
            );
#pragma warning restore SYSLIB0046
        }
        finally
        {
            inside.Leave();
        }
        return running!;
    }

    /// <summary>A thread that may be woken, until it leaves.</summary>
    private sealed class Inside(Thread thread)
    {
        private int state;

        public void Wake()
        {
            if (Interlocked.CompareExchange(ref state, 1, 0) == 0)
            {
                thread.Interrupt();
                Volatile.Write(ref state, 2);
            }
        }

        /// <summary>No interrupt comes any more, and none is pending.</summary>
        public void Leave()
        {
            if (Interlocked.CompareExchange(ref state, 3, 0) == 0)
                return;
            while (Volatile.Read(ref state) != 2)
                Thread.SpinWait(1);
            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                // That was it.
            }
        }
    }
}
