using System.Runtime.InteropServices;

namespace Notebooks.Jupyter.Zmq;

/// <summary>A call of libzmq that failed.</summary>
/// <param name="what">What was being done.</param>
/// <param name="number">libzmq's error number.</param>
internal sealed class ZmqException(string what, int number)
    : IOException($"{what}: {Marshal.PtrToStringUTF8(LibZmq.ErrorText(number))}")
{
    /// <summary>The error of the latest call on this thread.</summary>
    public static ZmqException Latest(string what) => new(what, LibZmq.ErrorNumber());
}
