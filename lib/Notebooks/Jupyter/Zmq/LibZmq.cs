using System.Reflection;
using System.Runtime.InteropServices;

namespace Notebooks.Jupyter.Zmq;

/// <summary>libzmq's C functions, as far as a kernel needs them. Version 4 or later, Debian's package <c>libzmq5</c>.</summary>
internal static unsafe partial class LibZmq
{
    public const int Pair = 0;
    public const int Router = 6;
    public const int Xpub = 9;

    public const int Linger = 17;
    public const int SendHighWater = 23;
    public const int ReceiveHighWater = 24;
    public const int XpubVerbose = 40;

    public const int SendMore = 2;
    public const short PollIn = 1;

    /// <summary>ETERM: the context is being closed.</summary>
    public const int Terminated = 156_384_765;

    /// <summary>EINTR: a signal came in between; the call is made again.</summary>
    public const int Interrupted = 4;

    private const string Library = "zmq";

    private static readonly string[] FileNames = ["libzmq.so.5", "libzmq.so", "libzmq.5.dylib", "libzmq.dylib", "libzmq"];

    static LibZmq() => NativeLibrary.SetDllImportResolver(typeof(LibZmq).Assembly, Find);

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Library)
            return 0;
        foreach (var file in FileNames)
            if (NativeLibrary.TryLoad(file, assembly, search, out var handle))
                return handle;
        throw new DllNotFoundException("libzmq 5 is missing: on Debian, apt-get install libzmq5");
    }

    /// <summary>zmq_msg_t: 64 bytes that only the library reads.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64, Pack = 8)]
    internal struct Message;

    /// <summary>zmq_pollitem_t where descriptors are integers: everywhere but on Windows.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollItem
    {
        public nint Socket;
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [LibraryImport(Library, EntryPoint = "zmq_ctx_new")]
    public static partial nint ContextNew();

    [LibraryImport(Library, EntryPoint = "zmq_ctx_term")]
    public static partial int ContextTerm(nint context);

    [LibraryImport(Library, EntryPoint = "zmq_socket")]
    public static partial nint Socket(nint context, int type);

    [LibraryImport(Library, EntryPoint = "zmq_close")]
    public static partial int Close(nint socket);

    [LibraryImport(Library, EntryPoint = "zmq_setsockopt")]
    public static partial int SetOption(nint socket, int option, ref int value, nuint size);

    [LibraryImport(Library, EntryPoint = "zmq_bind", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Bind(nint socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(nint socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_send")]
    public static partial int Send(nint socket, ReadOnlySpan<byte> bytes, nuint size, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_init")]
    public static partial int MessageInit(ref Message message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_recv")]
    public static partial int MessageReceive(ref Message message, nint socket, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_data")]
    public static partial byte* MessageData(ref Message message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_size")]
    public static partial nuint MessageSize(ref Message message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_more")]
    public static partial int MessageMore(ref Message message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_close")]
    public static partial int MessageClose(ref Message message);

    [LibraryImport(Library, EntryPoint = "zmq_poll")]
    public static partial int Poll(PollItem* items, int count, long milliseconds);

    [LibraryImport(Library, EntryPoint = "zmq_errno")]
    public static partial int ErrorNumber();

    [LibraryImport(Library, EntryPoint = "zmq_strerror")]
    public static partial nint ErrorText(int number);
}
