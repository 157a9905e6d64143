using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Notebooks.Session;

namespace Notebooks.Hosting;

/// <summary>A kernel process, seen from the runner.</summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private const int MostLastWords = 1 << 16;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MarkLimit = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly NativeStreamReader output;
    private readonly NativeStreamReader error;
    private readonly Task pumps;
    private readonly OutputLimits limits;
    private LineChannel channel = null!;
    private HostLink link = null!;
    private Task conversation = Task.CompletedTask;
    private readonly StringBuilder lastWords = new();
    private Action<SessionEvent> listener = _ => { };

    private KernelProcess(Process process, KernelSetting setting)
    {
        this.process = process;
        limits = new OutputLimits(setting);
        output = new NativeStreamReader(process.StandardOutput, text => TellNative(new StreamEvent("stdout", text)));
        error = new NativeStreamReader(process.StandardError, text => TellNative(new StreamEvent("stderr", text)));
        pumps = Task.WhenAll(output.Pump(), error.Pump());
    }

    /// <summary>What the process runs on, by name.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; private set; } = new Dictionary<string, string>();

    /// <summary>The most memory that the process held up to the end of the latest cell, in bytes; 0 where the system does not say.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Starts a process for a notebook in a folder.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="environment">Variables to set beside the inherited ones.</param>
    /// <param name="setting">Whether somebody sits in front.</param>
    public static async Task<KernelProcess> Start(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        KernelSetting setting
    )
    {
        var meeting = Directory.CreateTempSubdirectory("nb-");
        try
        {
            var path = Path.Combine(meeting.FullName, "kernel");
            using var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listening.Bind(new UnixDomainSocketEndPoint(path));
            listening.Listen(1);
            var kernel = new KernelProcess(Process.Start(StartInfo(path, folder, environment, setting))!, setting);
            try
            {
                await kernel.Accept(listening).ConfigureAwait(false);
                return kernel;
            }
            catch
            {
                await kernel.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        finally
        {
            meeting.Delete(recursive: true);
        }
    }

    /// <summary>Runs a cell. Cancelled: the cell is interrupted, and if that does not help, the process is killed.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="label">What it is called in errors.</param>
    /// <param name="publish">Hears what it puts out, and what comes after its end until the next cell.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <param name="ask">Answers its questions to the person in front; null where there is none.</param>
    /// <exception cref="KernelDiedException">The process ended by itself.</exception>
    public async Task<HostCellEnded> Execute(
        string code,
        string label,
        Action<SessionEvent> publish,
        CancellationToken cancellationToken,
        Func<HostInput, Task<string?>>? ask = null
    )
    {
        lock (process)
        {
            listener = publish;
            limits.BeginCell();
            lastWords.Clear();
        }
        using var stopping = new CancellationTokenSource();
        try
        {
            var running = link.Execute(code, label, ask, stopping.Token);
            using var registration = cancellationToken.Register(() =>
            {
                link.Interrupt();
                stopping.CancelAfter(StopLimit);
            });
            var ended = await running.ConfigureAwait(false) ?? throw await Died().ConfigureAwait(false);
            await Drain(ended).ConfigureAwait(false);
            MeasureMemory();
            return ended;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new HostCellEnded(CellOutcome.Stuck, 0, false, false);
        }
    }

    /// <summary>Asks something about code, beside the cell that runs.</summary>
    public Task<T?> Ask<T>(Func<int, HostQuestion> question) => link.Ask<T>(question);

    /// <summary>Ends the process, and those it has started.</summary>
    public async ValueTask DisposeAsync()
    {
        channel?.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await conversation.ConfigureAwait(false);
        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(
        string socket,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        KernelSetting setting
    )
    {
        var start = new ProcessStartInfo(
            DotNetHost.Program,
            [typeof(KernelProcess).Assembly.Location, Commands.HostCommand.Name, socket, folder, setting.ToString()]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in KernelEnvironment.Of(setting))
            start.Environment.TryAdd(name, value);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private async Task Accept(Socket listening)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StartLimit);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var exit = process.WaitForExitAsync(gone.Token);
        var accept = listening.AcceptAsync(gone.Token).AsTask();
        if (await Task.WhenAny(accept, exit).ConfigureAwait(false) == exit && !limit.IsCancellationRequested)
            throw new KernelDiedException(process.ExitCode, lastWords.ToString());
        channel = new LineChannel(await accept.ConfigureAwait(false));
        if (await channel.Receive<HostMessage>(limit.Token).ConfigureAwait(false) is not HostReady ready)
            throw await Died().ConfigureAwait(false);
        Versions = ready.Versions;
        link = new HostLink(channel, Tell);
        conversation = link.Listen();
    }

    private void Tell(SessionEvent happened)
    {
        lock (process)
            listener(happened);
    }

    private void TellNative(StreamEvent text)
    {
        lock (process)
        {
            if (text.Name == "stderr" && lastWords.Length < MostLastWords)
                lastWords.Append(text.Text);
            if (limits.Admit(text) is StreamEvent admitted)
                listener(admitted);
        }
    }

    /// <summary>Waits until what the cell wrote natively has arrived.</summary>
    private async Task Drain(HostCellEnded ended)
    {
        var marks = Task.WhenAll(
            ended.MarkedOut ? output.Marked : Task.CompletedTask,
            ended.MarkedError ? error.Marked : Task.CompletedTask
        );
        await Task.WhenAny(marks, Task.Delay(MarkLimit)).ConfigureAwait(false);
        output.Next();
        error.Next();
    }

    private void MeasureMemory()
    {
        process.Refresh();
        if (!process.HasExited)
            PeakMemory = Math.Max(PeakMemory, process.PeakWorkingSet64);
    }

    private async Task<KernelDiedException> Died()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            await pumps.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A process that the cell started holds the streams open; what came so far is what there is.
        }
        return new KernelDiedException(process.ExitCode, lastWords.ToString());
    }
}
