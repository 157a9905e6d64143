using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Notebooks.Hosting;

/// <summary>One JSON value a line, both ways, over a socket of its own, so that cells may do with stdout what they like.</summary>
internal sealed class LineChannel(Socket socket) : IDisposable
{
    internal static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly NetworkStream stream = new(socket, ownsSocket: true);
    private readonly Lock gate = new();
    private StreamReader? reader;

    /// <summary>Sends a message. A closed other end is no error here: its reader finds out.</summary>
    public void Send<T>(T message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, Options);
        lock (gate)
        {
            try
            {
                stream.Write(line);
                stream.WriteByte((byte)'\n');
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The process at the other end has gone.
            }
        }
    }

    /// <summary>The next message; null when the other end has closed or died.</summary>
    public async Task<T?> Receive<T>(CancellationToken cancellationToken = default)
        where T : class
    {
        reader ??= new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 1 << 16);
        try
        {
            var line = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            return line is null ? null : JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    public void Dispose() => stream.Dispose();
}
