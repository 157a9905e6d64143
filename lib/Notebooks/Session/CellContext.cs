using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Session;

/// <summary>.NET Interactive's invocation context round a cell that this session runs itself.</summary>
internal sealed class CellContext : IDisposable
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();
    private static volatile CellContext? latest;

    private readonly KernelInvocationContext context;
    private readonly IDisposable hearing;
    private readonly CancellationTokenRegistration cancelling;

    /// <summary>
    /// .NET Interactive drops what is shown after a cell's end, and writes text to the console for a thread outside of its flow. Here
    /// both go to the cell that runs, or ran last.
    /// </summary>
    static CellContext()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Kernel).TypeHandle); // It subscribes .NET Interactive's own listener.
        Listener(null) = shown =>
        {
            if (Current is { } cell)
                cell.Sink.Show(shown);
            else
                Formatter.WriteToConsole(shown);
        };
    }

    public CellContext(SessionSink sink, FrontEnd frontEnd, CancellationToken cancellationToken)
    {
        (Sink, CancellationToken) = (sink, cancellationToken);
        latest = Flowing.Value = this;
        context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode(""));
        SetKernel(context, frontEnd);
        hearing = context.KernelEvents.Subscribe(new Hearer(sink.Hear));
        // The context's own Cancel() also ends it: what the cell shows while it stops would be lost.
        cancelling = cancellationToken.Register(() => Source(context).Cancel());
    }

    /// <summary>The running cell's; null where no cell has run. A thread outside the cell's flow sees the latest cell.</summary>
    public static CellContext? Current => Flowing.Value ?? latest;

    public SessionSink Sink { get; }

    public CancellationToken CancellationToken { get; }

    public void Dispose()
    {
        cancelling.Dispose();
        context.Dispose();
        hearing.Dispose();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cancellationTokenSource")]
    private static extern ref CancellationTokenSource Source(KernelInvocationContext context);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_HandlingKernel")]
    private static extern void SetKernel(KernelInvocationContext context, Kernel kernel);

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "OnFormatterEvent")]
    private static extern ref Action<DisplayedValue>? Listener(
        [UnsafeAccessorType("Microsoft.DotNet.Interactive.Formatting.Formatter, Microsoft.DotNet.Interactive.Formatting")]
            object? formatter
    );

    private sealed class Hearer(Action<KernelEvent> hear) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value) => hear(value);

        public void OnError(Exception error) { }

        public void OnCompleted() { }
    }
}
