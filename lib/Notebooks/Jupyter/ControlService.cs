using System.Text.Json.Nodes;

namespace Notebooks.Jupyter;

/// <summary>Answers the control channel on the sockets' own thread, whatever the cells do: interrupt, shutdown, kernel info.</summary>
internal sealed class ControlService
{
    private readonly Broadcast broadcast;
    private readonly CellRunner cells;
    private readonly RequestChannel channel;
    private readonly Action stop;

    /// <summary>Listens.</summary>
    /// <param name="sockets">The kernel's sockets.</param>
    /// <param name="connection">Says where to listen.</param>
    /// <param name="wire">Reads and writes.</param>
    /// <param name="broadcast">The iopub channel.</param>
    /// <param name="cells">What is interrupted.</param>
    /// <param name="stop">Ends the kernel.</param>
    public ControlService(Sockets sockets, Connection connection, Wire wire, Broadcast broadcast, CellRunner cells, Action stop)
    {
        (this.broadcast, this.cells, this.stop) = (broadcast, cells, stop);
        channel = new RequestChannel(sockets, "control", connection, wire, Answer);
    }

    public static JsonObject ShutdownReply(Message request) =>
        new() { ["status"] = "ok", ["restart"] = request.Get("restart", false) };

    private void Answer(Message request)
    {
        broadcast.Status("busy", request.Header);
        switch (request.Type)
        {
            case "interrupt_request":
                cells.Interrupt();
                channel.Send("interrupt_reply", new() { ["status"] = "ok" }, request);
                break;
            case "kernel_info_request":
                channel.Send("kernel_info_reply", KernelInfo.Reply(), request);
                break;
            case "shutdown_request":
                channel.Send("shutdown_reply", ShutdownReply(request), request);
                broadcast.Send("shutdown_reply", ShutdownReply(request), request.Header);
                break;
            default:
                Log.Write($"ignored {request.Type} on control: this kernel does not know it");
                break;
        }
        broadcast.Status("idle", request.Header);
        if (request.Type == "shutdown_request")
            stop();
    }
}
