using System.Text.Json.Nodes;

namespace Notebooks.Jupyter;

/// <summary>The stdin channel: asks the person at the front end.</summary>
internal sealed class StdinChannel
{
    private readonly RequestChannel channel;
    private TaskCompletionSource<string>? waiting;

    public StdinChannel(Sockets sockets, Connection connection, Wire wire) =>
        channel = new RequestChannel(sockets, "stdin", connection, wire, Receive);

    /// <summary>Asks, and waits for the answer. One question at a time.</summary>
    /// <param name="request">The execute request whose cell asks.</param>
    /// <param name="prompt">What is shown beside the field.</param>
    /// <param name="password">Whether what is typed is hidden.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<string> Ask(Message request, string prompt, bool password, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref waiting, answer)?.TrySetCanceled(CancellationToken.None);
        channel.Send("input_request", new JsonObject { ["prompt"] = prompt, ["password"] = password }, request);
        return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Receive(Message message)
    {
        if (message.Type == "input_reply" && Interlocked.Exchange(ref waiting, null) is { } answer)
            answer.TrySetResult(message.Get("value", ""));
        else
            Log.Write($"ignored {message.Type} on stdin: nobody asked");
    }
}
