using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Jupyter.Zmq;

namespace Notebooks.Jupyter;

/// <summary>The iopub channel: what every front end sees. A new subscriber is welcomed, so that it knows that it misses nothing.</summary>
internal sealed class Broadcast : IDisposable
{
    private const byte Subscribed = 1;

    private readonly Wire wire;
    private readonly SocketThread socket;

    public Broadcast(ZmqContext context, Connection connection, Wire wire)
    {
        this.wire = wire;
        socket = new SocketThread(context, "iopub", LibZmq.Xpub, connection.Endpoint("iopub"), Welcome);
    }

    public void Start()
    {
        socket.Start();
        Status("starting", []);
    }

    /// <summary>Says that the kernel is <c>starting</c>, <c>busy</c> with a request, or <c>idle</c> behind it.</summary>
    public void Status(string state, JsonObject parent) => Send("status", new() { ["execution_state"] = state }, parent);

    public void Send(string type, JsonObject content, JsonObject parent, byte[]? topic = null) =>
        socket.Send(
            wire.Write(
                new Message
                {
                    Identities = [topic ?? Encoding.UTF8.GetBytes(type)],
                    Header = wire.Header(type),
                    Parent = parent,
                    Content = content,
                }
            )
        );

    public void Dispose() => socket.Dispose();

    private void Welcome(SocketThread from, byte[][] frames)
    {
        if (frames is [[Subscribed, .. var topic]])
            Send("iopub_welcome", new() { ["subscription"] = Encoding.UTF8.GetString(topic) }, [], topic);
    }
}
