namespace Notebooks.Jupyter.Zmq;

/// <summary>What sockets live in. Disposing it waits until closed sockets have sent what they hold, within their linger.</summary>
internal sealed class ZmqContext : IDisposable
{
    private nint handle = LibZmq.ContextNew();

    public nint Handle => handle;

    public void Dispose()
    {
        var closing = Interlocked.Exchange(ref handle, 0);
        while (closing != 0 && LibZmq.ContextTerm(closing) != 0 && LibZmq.ErrorNumber() == LibZmq.Interrupted) { }
    }
}
