using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Notebooks.Session;

/// <summary>Upstream's invocation context round a cell that this session runs itself.</summary>
internal sealed class CellContext : IDisposable
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();
    private static volatile CellContext? latest;

    private readonly KernelInvocationContext context;
    private readonly IDisposable hearing;
    private readonly CancellationTokenRegistration cancelling;

    public CellContext(SessionSink sink, CancellationToken cancellationToken)
    {
        (Sink, CancellationToken) = (sink, cancellationToken);
        latest = Flowing.Value = this;
        context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode(""));
        ConsoleCapture.Install(); // Upstream's context puts writers of its own in the console's place.
        SetKernel(context, new FrontEnd(sink));
        hearing = context.KernelEvents.Subscribe(new Hearer(sink.Hear));
        // Upstream's own Cancel() also ends the context: what the cell shows while it stops would be lost.
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
    private static extern void SetKernel(KernelInvocationContext context, Microsoft.DotNet.Interactive.Kernel kernel);

    /// <summary>Answers what the display API asks of a kernel: input.</summary>
    private sealed class FrontEnd(SessionSink sink)
        : Microsoft.DotNet.Interactive.Kernel("csharp"),
            IKernelCommandHandler<RequestInput>
    {
        public async Task HandleAsync(RequestInput command, KernelInvocationContext context)
        {
            if (await sink.Ask(command.Prompt, command.InputTypeHint == "password", context.CancellationToken) is { } answer)
                context.Publish(new InputProduced(answer, command));
            else
                context.Fail(command, message: "the cell asks for input, and nobody is there to answer");
        }
    }

    private sealed class Hearer(Action<KernelEvent> hear) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value) => hear(value);

        public void OnError(Exception error) { }

        public void OnCompleted() { }
    }
}
