using System.Runtime.InteropServices;
using NetMQ.Sockets;

namespace Notebooks.Jupyter;

/// <summary>
/// A kernel as Jupyter knows it: this process speaks the protocol, and a second one runs the cells, so that whatever a cell does the
/// front end hears of it. When a cell ends its process, another takes its place.
/// </summary>
internal static class JupyterKernel
{
    /// <summary>Serves until it is shut down, its parent has gone, or no process for the cells can be had. The exit code.</summary>
    /// <param name="connectionFile">Jupyter's connection file.</param>
    /// <param name="folder">The notebook's folder.</param>
    public static async Task<int> Serve(string connectionFile, string folder)
    {
        var connection = Connection.Read(connectionFile);
        await using var process = new CellProcess(folder);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var orphan = ParentWatch.Start(Stop);
        var wire = new Wire(connection.Key);
        var history = new History();
        using var sockets = new Sockets();
        var broadcast = new Broadcast(sockets, connection, wire);
        var heartbeat = new ResponseSocket();
        sockets.Bind(heartbeat, connection.Endpoint("hb"), beat => sockets.Send(heartbeat, beat));
        var stdin = new StdinChannel(sockets, connection, wire);
        var cells = new CellRunner(process, broadcast, stdin, history);
        var questions = new CodeQuestions(process);
        _ = new ControlService(sockets, connection, wire, broadcast, cells, Stop);
        using var shell = new ShellService(sockets, connection, wire, broadcast, cells, questions, history, Stop);
        broadcast.Status("starting", []);
        sockets.Start();
        shell.Start();

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, On(cells.Interrupt));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, On(Stop));
        await stopped.Task.ConfigureAwait(false);
        return cells.Dead ? ExitCodes.KernelDied : ExitCodes.Passed;

        void Stop() => stopped.TrySetResult();
    }

    private static Action<PosixSignalContext> On(Action action) =>
        signal =>
        {
            signal.Cancel = true;
            action();
        };
}
