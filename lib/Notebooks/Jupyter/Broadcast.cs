using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter;

/// <summary>The iopub channel: what every front end sees. A new subscriber is welcomed, so that it knows that it misses nothing.</summary>
internal sealed class Broadcast
{
    private const byte Subscribed = 1;

    private readonly Wire wire;
    private readonly Sockets sockets;
    private readonly NetMQSocket socket;

    public Broadcast(Sockets sockets, Connection connection, Wire wire)
    {
        (this.sockets, this.wire) = (sockets, wire);
        socket = sockets.Bind(new XPublisherSocket(), connection.Endpoint("iopub"), Welcome);
        socket.Options.XPubVerbose = true;
    }

    /// <summary>Says that the kernel is <c>starting</c>, <c>busy</c> with a request, or <c>idle</c> behind it.</summary>
    public void Status(string state, JsonObject parent) => Send("status", new() { ["execution_state"] = state }, parent);

    public void Send(string type, JsonObject content, JsonObject parent, byte[]? topic = null) =>
        sockets.Send(
            socket,
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

    private void Welcome(byte[][] frames)
    {
        if (frames is [[Subscribed, .. var topic]])
            Send("iopub_welcome", new() { ["subscription"] = Encoding.UTF8.GetString(topic) }, [], topic);
    }
}
