using System.Runtime.InteropServices;
using System.Text;

namespace Notebooks.Hosting;

/// <summary>The process's own stdout and stderr, below .NET: what native libraries and raw streams write arrives there.</summary>
internal static partial class NativeStreams
{
    /// <summary>The mark that ends a cell's output on a native stream.</summary>
    public static string Mark(int cell) => $"\u0002cell {cell} ended\u0003";

    /// <summary>Writes C's buffers out, then the mark. False when the stream is closed, and on Windows, where there is no such stream.</summary>
    public static bool WriteMark(int descriptor, int cell)
    {
        if (OperatingSystem.IsWindows())
            return false;
        _ = Flush(0);
        var bytes = Encoding.UTF8.GetBytes(Mark(cell));
        return Write(descriptor, bytes, bytes.Length) == bytes.Length;
    }

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int Flush(nint stream);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, byte[] bytes, nint count);
}
