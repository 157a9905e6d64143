using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Notebooks.Jupyter;

/// <summary>Answers the shell channel's requests in their order, each between <c>busy</c> and <c>idle</c>.</summary>
internal sealed class ShellService : IDisposable
{
    /// <summary>Behind an error, requests that are under way are waited for so long: they were sent before it was known.</summary>
    private static readonly TimeSpan Straggle = TimeSpan.FromMilliseconds(20);

    private readonly BlockingCollection<Message> requests = [];
    private readonly Dictionary<string, Func<Message, Task<JsonObject>>> handlers;
    private readonly Broadcast broadcast;
    private readonly CellRunner cells;
    private readonly RequestChannel channel;
    private readonly Action stop;

    /// <summary>Listens; answers from <see cref="Start"/> on.</summary>
    /// <param name="sockets">The kernel's sockets.</param>
    /// <param name="connection">Says where to listen.</param>
    /// <param name="wire">Reads and writes.</param>
    /// <param name="broadcast">The iopub channel.</param>
    /// <param name="cells">Executes.</param>
    /// <param name="questions">Answers what is asked about code.</param>
    /// <param name="history">Knows the cells that ran.</param>
    /// <param name="stop">Ends the kernel.</param>
    public ShellService(
        Sockets sockets,
        Connection connection,
        Wire wire,
        Broadcast broadcast,
        CellRunner cells,
        CodeQuestions questions,
        History history,
        Action stop
    )
    {
        (this.broadcast, this.cells, this.stop) = (broadcast, cells, stop);
        handlers = new()
        {
            ["execute_request"] = cells.Execute,
            ["complete_request"] = questions.Complete,
            ["inspect_request"] = questions.Inspect,
            ["is_complete_request"] = questions.Judge,
            ["history_request"] = request => Task.FromResult(history.Answer(request)),
            ["kernel_info_request"] = _ => Task.FromResult(KernelInfo.Reply()),
            ["comm_info_request"] = _ => Task.FromResult(new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() }),
            ["shutdown_request"] = request => Task.FromResult(ControlService.ShutdownReply(request)),
        };
        channel = new RequestChannel(sockets, "shell", connection, wire, requests.Add);
    }

    public void Start() => _ = Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning);

    public void Dispose() => requests.CompleteAdding();

    private void Work()
    {
        foreach (var request in requests.GetConsumingEnumerable())
        {
            broadcast.Status("busy", request.Header);
            Answer(request).GetAwaiter().GetResult();
            broadcast.Status("idle", request.Header);
            if (cells.Dead || request.Type == "shutdown_request")
                stop();
        }
    }

    private async Task Answer(Message request)
    {
        if (!handlers.TryGetValue(request.Type, out var handler))
        {
            RefuseComm(request);
            return;
        }
        var reply = await handler(request).ConfigureAwait(false);
        var fails = request.Type == "execute_request" && reply["status"]!.ToString() == "error";
        if (fails && request.Get("stop_on_error", true) && !request.Get("silent", false))
            await AbortWaiting(() => Send(request, reply)).ConfigureAwait(false);
        else
            Send(request, reply);
    }

    /// <summary>The cells that wait behind one that failed do not run. All other requests are answered as usual.</summary>
    private async Task AbortWaiting(Action reply)
    {
        await Task.Delay(Straggle).ConfigureAwait(false);
        var left = requests.Count;
        reply();
        for (; left > 0; left--)
        {
            var waiting = requests.Take();
            broadcast.Status("busy", waiting.Header);
            if (waiting.Type == "execute_request")
                Send(waiting, new JsonObject { ["status"] = "aborted", ["execution_count"] = null });
            else
                await Answer(waiting).ConfigureAwait(false);
            broadcast.Status("idle", waiting.Header);
        }
    }

    /// <summary>No widgets: a comm that a front end opens is closed at once, as the protocol asks.</summary>
    private void RefuseComm(Message request)
    {
        if (request.Type == "comm_open")
            broadcast.Send(
                "comm_close",
                new() { ["comm_id"] = request.Get("comm_id", ""), ["data"] = new JsonObject() },
                request.Header
            );
        else if (request.Type is not ("comm_msg" or "comm_close"))
            Log.Write($"ignored {request.Type} on shell: this kernel does not know it");
    }

    private void Send(Message request, JsonObject reply) =>
        channel.Send(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), reply, request);
}
