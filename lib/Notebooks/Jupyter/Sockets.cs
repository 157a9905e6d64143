using NetMQ;

namespace Notebooks.Jupyter;

/// <summary>A kernel's sockets and the one thread that owns them: messages are received there, and may be sent from any thread.</summary>
internal sealed class Sockets : IDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly NetMQPoller poller = [];
    private readonly NetMQQueue<(NetMQSocket Socket, IReadOnlyList<byte[]> Frames)> outgoing = new();
    private readonly List<NetMQSocket> bound = [];

    public Sockets()
    {
        outgoing.ReceiveReady += (_, _) => SendQueued();
        poller.Add(outgoing);
    }

    /// <summary>Listens. <see cref="IOException"/> where that cannot be.</summary>
    /// <param name="socket">The socket, which is disposed with this.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="received">Is called on the thread for each message, from <see cref="Start"/> on.</param>
    public NetMQSocket Bind(NetMQSocket socket, string endpoint, Action<byte[][]> received)
    {
        bound.Add(socket);
        socket.Options.Linger = Linger;
        // Nothing is dropped because it comes fast.
        (socket.Options.SendHighWatermark, socket.Options.ReceiveHighWatermark) = (0, 0);
        socket.Options.IPv4Only = !endpoint.Contains('[');
        try
        {
            socket.Bind(endpoint);
        }
        catch (NetMQException e)
        {
            throw new IOException($"cannot listen on {endpoint}: {e.Message}", e);
        }
        socket.ReceiveReady += (_, _) => received([.. socket.ReceiveMultipartBytes()]);
        poller.Add(socket);
        return socket;
    }

    public void Start() => poller.RunAsync("sockets");

    /// <summary>Sends one message, in its turn. One that has nowhere to go is dropped.</summary>
    public void Send(NetMQSocket socket, IReadOnlyList<byte[]> frames) => outgoing.Enqueue((socket, frames));

    /// <summary>Sends what is queued, then closes the sockets and waits until they have sent what they hold, within their linger.</summary>
    public void Dispose()
    {
        if (poller.IsRunning)
            poller.Stop();
        SendQueued();
        poller.Dispose();
        outgoing.Dispose();
        bound.ForEach(socket => socket.Dispose());
        NetMQConfig.Cleanup();
    }

    private void SendQueued()
    {
        while (outgoing.TryDequeue(out var message, TimeSpan.Zero))
            message.Socket.SendMultipartBytes(message.Frames);
    }
}
