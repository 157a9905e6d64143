namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that is running: its cancellation token, and where its displays go.</summary>
public class KernelInvocationContext : IDisposable
{
    private static readonly AsyncLocal<KernelInvocationContext?> Flowing = new();
    private static volatile KernelInvocationContext? latest;

    private readonly List<Action<KernelInvocationContext>> completions = [];

    private KernelInvocationContext(IDisplaySink sink, CancellationToken cancellationToken)
    {
        Sink = sink;
        CancellationToken = cancellationToken;
    }

    /// <summary>The running cell's context; null where no cell has run. A thread outside the cell's flow sees the latest cell.</summary>
    public static KernelInvocationContext Current => Flowing.Value ?? latest!;

    /// <summary>Cancelled when the cell is interrupted or its time is up.</summary>
    public CancellationToken CancellationToken { get; }

    public bool IsComplete { get; private set; }

    internal IDisplaySink Sink { get; }

    /// <summary>Adds what to do when the cell has ended.</summary>
    public void OnComplete(Action<KernelInvocationContext> onComplete)
    {
        lock (completions)
            completions.Add(onComplete);
    }

    public void Dispose()
    {
        if (IsComplete)
            return;
        IsComplete = true;
        lock (completions)
            completions.ForEach(complete => complete(this));
        GC.SuppressFinalize(this);
    }

    internal static KernelInvocationContext Begin(IDisplaySink sink, CancellationToken cancellationToken)
    {
        var context = new KernelInvocationContext(sink, cancellationToken);
        latest = context;
        Flowing.Value = context;
        return context;
    }
}
