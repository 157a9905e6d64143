namespace Notebooks.Session;

/// <summary>
/// Where a cell goes on behind an <c>await</c>: on the thread pool, as in any program, until it is stopped. Then it goes on nowhere, and
/// whatever it awaits may come or not.
/// </summary>
/// <param name="interruption">Halted: no further step begins. Threads in a step can be woken.</param>
internal sealed class CellSteps(Interruption interruption) : SynchronizationContext
{
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;

    /// <summary>Completes when the cell was stopped and no step of it runs any more.</summary>
    public Task Stopped
    {
        get
        {
            Interlocked.Increment(ref running);
            Leave();
            return stopped.Task;
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => Step(d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Runs a step on the present thread.</summary>
    public void Step(SendOrPostCallback step, object? state)
    {
        Interlocked.Increment(ref running);
        try
        {
            SetSynchronizationContext(this);
            using var waking = interruption.MayWake();
            if (!interruption.Halt.IsCancellationRequested)
                step(state);
        }
        finally
        {
            SetSynchronizationContext(null);
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref running) == 0 && interruption.Halt.IsCancellationRequested)
            stopped.TrySetResult();
    }
}
