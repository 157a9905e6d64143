using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Session;

namespace Notebooks.Hosting;

/// <summary>A kernel process: one session, driven over a socket. It ends when the other end does.</summary>
internal sealed class NotebookHost : IDisposable
{
    private const int InternalError = 70;

    private readonly LineChannel channel;
    private readonly NotebookSession session;
    private readonly OutputLimits limits;
    private readonly SegfaultWatch segfaults = new();
    private readonly EventQueue events;
    private TaskCompletionSource<string?>? input;
    private CancellationTokenSource interrupt = new();
    private int cells;

    private NotebookHost(LineChannel channel, NotebookSession session, KernelSetting setting)
    {
        limits = new OutputLimits(setting);
        this.channel = channel;
        this.session = session;
        events = new EventQueue(Send);
    }

    /// <summary>Serves until told to shut down, or until the runner is gone.</summary>
    /// <param name="socketPath">The runner's socket.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="setting">Whether somebody sits in front.</param>
    public static async Task Serve(string socketPath, string folder, KernelSetting setting)
    {
        // Ctrl-C reaches the whole group of processes; the runner decides what it means.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var session = new NotebookSession(folder);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath)).ConfigureAwait(false);
        using var channel = new LineChannel(socket);
        using var host = new NotebookHost(channel, session, setting);
        await session.Started.ConfigureAwait(false);
        channel.Send<HostMessage>(new HostReady(Versions()));
        await host.Loop().ConfigureAwait(false);
        // Nothing that a cell left running may keep the process alive.
        Process.GetCurrentProcess().Kill();
    }

    public void Dispose()
    {
        events.Dispose();
        segfaults.Dispose();
        interrupt.Dispose();
    }

    private async Task Loop()
    {
        while (await channel.Receive<HostRequest>().ConfigureAwait(false) is { } request and not ShutdownRequest)
            switch (request)
            {
                case ExecuteRequest execute:
                    _ = Guard(Execute(execute));
                    break;
                case InterruptRequest:
                    _ = Guard(interrupt.CancelAsync());
                    break;
                case InputReply reply:
                    Interlocked.Exchange(ref input, null)?.TrySetResult(reply.Text);
                    break;
                case HostQuestion question:
                    _ = Guard(Answer(question));
                    break;
            }
    }

    private async Task Execute(ExecuteRequest request)
    {
        limits.BeginCell();
        interrupt = new CancellationTokenSource();
        session.Input = request.MayAsk ? Ask : null;
        var clock = Stopwatch.StartNew();
        var outcome = await session.Execute(request.Code, request.Label, Add, interrupt.Token).ConfigureAwait(false);
        segfaults.Check();
        events.Flush();
        cells++;
        channel.Send<HostMessage>(
            new HostCellEnded(
                outcome,
                clock.Elapsed.TotalSeconds,
                NativeStreams.WriteMark(1, cells),
                NativeStreams.WriteMark(2, cells)
            )
        );
    }

    private async Task Answer(HostQuestion question)
    {
        object? answer = question switch
        {
            CompleteRequest complete => await session.Complete(complete.Code, complete.Position).ConfigureAwait(false),
            InspectRequest inspect => await session.Inspect(inspect.Code, inspect.Position).ConfigureAwait(false),
            JudgeRequest judge => NotebookSession.Judge(judge.Code),
            _ => null,
        };
        channel.Send<HostMessage>(
            new HostAnswer(question.Number, JsonSerializer.SerializeToElement(answer, LineChannel.Options))
        );
    }

    private async Task<string?> Ask(string prompt, bool password, CancellationToken cancellationToken)
    {
        events.Flush();
        var waiting = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        input = waiting;
        channel.Send<HostMessage>(new HostInput(prompt, password));
        return await waiting.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A fault of the kernel itself ends the process: the runner must not wait for a cell that nobody runs.</summary>
    private static async Task Guard(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            Environment.Exit(InternalError);
        }
    }

    private void Add(SessionEvent happened)
    {
        if (happened is ClearEvent)
            limits.BeginCell();
        // Text is cut before it is gathered, so that a flood of it takes no memory.
        if (happened is not StreamEvent)
            events.Add(happened);
        else if (limits.Admit(happened) is { } admitted)
            events.Add(admitted);
    }

    private void Send(SessionEvent happened) =>
        channel.Send<HostMessage>(new HostEvent(happened is StreamEvent ? happened : limits.Admit(happened)!));

    private static Dictionary<string, string> Versions() =>
        new()
        {
            ["dotnet"] = Environment.Version.ToString(),
            ["kernel"] = typeof(NotebookHost).Assembly.GetName().Version!.ToString(3),
            ["roslyn"] = typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(3),
        };
}
