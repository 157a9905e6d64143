namespace Notebooks.Session;

/// <summary>The steps after a request to stop: the cell's token, then the abort of its thread, then giving up.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource abort = new();
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration registration;

    public Interruption(TimeSpan grace, CancellationToken request) =>
        registration = request.Register(() => Begin(() => Escalate(grace)));

    /// <summary>Cancelled one grace after the request.</summary>
    public CancellationToken Abort => abort.Token;

    /// <summary>Completes two graces after the request.</summary>
    public Task GivenUp => givenUp.Task;

    public void Dispose()
    {
        registration.Dispose();
        ended.Cancel();
    }

    /// <summary>On a thread of its own: the cell may keep the whole thread pool busy.</summary>
    private static void Begin(Action step) =>
        _ = Task.Factory.StartNew(step, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Escalate(TimeSpan grace)
    {
        if (EndsWithin(grace))
            return;
        // The abort waits for the thread, which may be where it cannot be aborted.
        Begin(abort.Cancel);
        if (!EndsWithin(grace))
            givenUp.TrySetResult();
    }

    private bool EndsWithin(TimeSpan grace) => ended.Token.WaitHandle.WaitOne(grace);
}
