using System.Text.Json.Nodes;
using Notebooks.Jupyter.Zmq;

namespace Notebooks.Jupyter;

/// <summary>A channel on which front ends ask and are answered: shell, control, stdin.</summary>
internal sealed class RequestChannel : IDisposable
{
    private readonly string name;
    private readonly Wire wire;
    private readonly Action<Message> received;
    private readonly SocketThread socket;

    /// <summary>Listens from <see cref="Start"/> on.</summary>
    /// <param name="context">Where the socket lives.</param>
    /// <param name="name">The channel.</param>
    /// <param name="connection">Says where to listen.</param>
    /// <param name="wire">Reads and writes.</param>
    /// <param name="received">Is called for each message that is not refused, on the channel's thread.</param>
    public RequestChannel(ZmqContext context, string name, Connection connection, Wire wire, Action<Message> received)
    {
        (this.name, this.wire, this.received) = (name, wire, received);
        socket = new SocketThread(context, name, LibZmq.Router, connection.Endpoint(name), Receive);
    }

    public void Start() => socket.Start();

    /// <summary>Sends a message to the front end that a request came from.</summary>
    public void Send(string type, JsonObject content, Message request) =>
        socket.Send(
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

    public void Dispose() => socket.Dispose();

    private void Receive(SocketThread from, byte[][] frames)
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
