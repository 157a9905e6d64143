using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter;

/// <summary>A channel on which front ends ask and are answered: shell, control, stdin.</summary>
internal sealed class RequestChannel
{
    private readonly string name;
    private readonly Wire wire;
    private readonly Action<Message> received;
    private readonly Sockets sockets;
    private readonly NetMQSocket socket;

    /// <summary>Listens.</summary>
    /// <param name="sockets">The kernel's sockets.</param>
    /// <param name="name">The channel.</param>
    /// <param name="connection">Says where to listen.</param>
    /// <param name="wire">Reads and writes.</param>
    /// <param name="received">Is called for each message that is not refused, on the sockets' thread.</param>
    public RequestChannel(Sockets sockets, string name, Connection connection, Wire wire, Action<Message> received)
    {
        (this.sockets, this.name, this.wire, this.received) = (sockets, name, wire, received);
        socket = sockets.Bind(new RouterSocket(), connection.Endpoint(name), Receive);
    }

    /// <summary>Sends a message to the front end that a request came from.</summary>
    public void Send(string type, JsonObject content, Message request) =>
        sockets.Send(
            socket,
            wire.Write(
                new Message
                {
                    Identities = request.Identities,
                    Header = wire.Header(type),
                    Parent = request.Header,
                    Content = content,
                }
            )
        );

    private void Receive(byte[][] frames)
    {
        try
        {
            received(wire.Read(frames));
        }
        catch (RefusedMessageException e)
        {
            Log.Write($"refused a message on {name}: {e.Message}");
        }
    }
}
