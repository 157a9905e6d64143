namespace Notebooks.Session;

/// <summary>The steps after a request to stop: the cell's token, then the abort of its thread, then giving up.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource abort = new();
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration registration;

    public Interruption(TimeSpan grace, CancellationToken request) => registration = request.Register(() => _ = Escalate(grace));

    /// <summary>Cancelled one grace after the request.</summary>
    public CancellationToken Abort => abort.Token;

    /// <summary>Completes two graces after the request.</summary>
    public Task GivenUp => givenUp.Task;

    public void Dispose()
    {
        registration.Dispose();
        ended.Cancel();
    }

    private async Task Escalate(TimeSpan grace)
    {
        try
        {
            await Task.Delay(grace, ended.Token).ConfigureAwait(false);
            // The abort waits for the thread, which may be where it cannot be aborted.
            _ = abort.CancelAsync();
            await Task.Delay(grace, ended.Token).ConfigureAwait(false);
            givenUp.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // The cell ended in time.
        }
    }
}
