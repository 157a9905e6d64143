using System.Collections.Concurrent;

namespace Notebooks.Jupyter.Zmq;

/// <summary>A bound socket and the thread that owns it: messages are received there, and may be sent from any thread.</summary>
internal sealed class SocketThread : IDisposable
{
    private static readonly byte[][] Bell =
    [
        [],
    ];
    private static int count;

    private readonly ConcurrentQueue<IReadOnlyList<byte[]>> outgoing = new();
    private readonly Lock bellGate = new();
    private readonly ZmqSocket socket;
    private readonly ZmqSocket bell;
    private readonly ZmqSocket hears;
    private readonly Action<SocketThread, byte[][]> received;
    private readonly Thread thread;
    private bool rung;
    private bool stopping;

    /// <summary>Binds the socket; the thread receives from <see cref="Start"/> on.</summary>
    /// <param name="context">Where the socket lives.</param>
    /// <param name="name">Names the thread.</param>
    /// <param name="type">The socket's type.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="received">Is called on the thread for each message.</param>
    public SocketThread(ZmqContext context, string name, int type, string endpoint, Action<SocketThread, byte[][]> received)
    {
        this.received = received;
        socket = new ZmqSocket(context, type);
        if (type == LibZmq.Xpub)
            socket.Set(LibZmq.XpubVerbose, 1);
        (bell, hears) = (new ZmqSocket(context, LibZmq.Pair), new ZmqSocket(context, LibZmq.Pair));
        try
        {
            socket.Bind(endpoint);
            var inside = $"inproc://bell-{Interlocked.Increment(ref count)}";
            hears.Bind(inside);
            bell.Connect(inside);
        }
        catch
        {
            CloseSockets();
            throw;
        }
        thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    public void Start() => thread.Start();

    public void Send(IReadOnlyList<byte[]> frames)
    {
        outgoing.Enqueue(frames);
        Ring();
    }

    /// <summary>Sends what is queued, then closes the socket.</summary>
    public void Dispose()
    {
        Volatile.Write(ref stopping, true);
        Ring();
        if (thread.IsAlive)
            thread.Join();
        CloseSockets();
    }

    private void Ring()
    {
        lock (bellGate)
        {
            if (rung)
                return;
            rung = true;
            bell.Send(Bell);
        }
    }

    private void Run()
    {
        while (true)
        {
            var (message, rings) = ZmqSocket.WaitForEither(socket, hears);
            if (rings)
            {
                _ = hears.Receive();
                lock (bellGate)
                    rung = false;
            }
            var last = Volatile.Read(ref stopping);
            while (outgoing.TryDequeue(out var frames))
                socket.Send(frames);
            if (last)
                return;
            if (message)
                received(this, socket.Receive());
        }
    }

    private void CloseSockets()
    {
        socket.Dispose();
        bell.Dispose();
        hears.Dispose();
    }
}
