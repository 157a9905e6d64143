namespace Notebooks.Jupyter.Zmq;

/// <summary>A socket for messages of several frames. One thread at a time may use it.</summary>
internal sealed unsafe class ZmqSocket : IDisposable
{
    private const int LingerMilliseconds = 1000;

    private nint handle;

    public ZmqSocket(ZmqContext context, int type)
    {
        handle = LibZmq.Socket(context.Handle, type);
        if (handle == 0)
            throw ZmqException.Latest("a socket could not be made");
        Set(LibZmq.Linger, LingerMilliseconds);
        // Nothing is dropped because it comes fast.
        Set(LibZmq.SendHighWater, 0);
        Set(LibZmq.ReceiveHighWater, 0);
    }

    public void Set(int option, int value)
    {
        if (LibZmq.SetOption(handle, option, ref value, sizeof(int)) != 0)
            throw ZmqException.Latest($"socket option {option} could not be set");
    }

    public void Bind(string endpoint)
    {
        if (LibZmq.Bind(handle, endpoint) != 0)
            throw ZmqException.Latest($"cannot listen on {endpoint}");
    }

    public void Connect(string endpoint)
    {
        if (LibZmq.Connect(handle, endpoint) != 0)
            throw ZmqException.Latest($"cannot connect to {endpoint}");
    }

    /// <summary>Sends one message. One that has nowhere to go is dropped, as libzmq does.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            var flags = i + 1 < frames.Count ? LibZmq.SendMore : 0;
            while (LibZmq.Send(handle, frames[i], (nuint)frames[i].Length, flags) < 0)
                if (LibZmq.ErrorNumber() is var error and not LibZmq.Interrupted)
                    throw new ZmqException("a message could not be sent", error);
        }
    }

    /// <summary>Waits for a message and takes it.</summary>
    public byte[][] Receive()
    {
        var frames = new List<byte[]>();
        bool more;
        do
        {
            var message = default(LibZmq.Message);
            _ = LibZmq.MessageInit(ref message);
            while (LibZmq.MessageReceive(ref message, handle, 0) < 0)
                if (LibZmq.ErrorNumber() is var error and not LibZmq.Interrupted)
                    throw new ZmqException("no message could be received", error);
            frames.Add(new ReadOnlySpan<byte>(LibZmq.MessageData(ref message), (int)LibZmq.MessageSize(ref message)).ToArray());
            more = LibZmq.MessageMore(ref message) != 0;
            _ = LibZmq.MessageClose(ref message);
        } while (more);
        return [.. frames];
    }

    /// <summary>Waits until one of two sockets has a message; says which.</summary>
    public static (bool First, bool Second) WaitForEither(ZmqSocket first, ZmqSocket second)
    {
        var items = stackalloc LibZmq.PollItem[]
        {
            new() { Socket = first.handle, Events = LibZmq.PollIn },
            new() { Socket = second.handle, Events = LibZmq.PollIn },
        };
        while (LibZmq.Poll(items, 2, -1) < 0)
            if (LibZmq.ErrorNumber() is var error and not LibZmq.Interrupted)
                throw new ZmqException("no message could be waited for", error);
        return (items[0].Returned != 0, items[1].Returned != 0);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref handle, 0) is var closing and not 0)
            _ = LibZmq.Close(closing);
    }
}
