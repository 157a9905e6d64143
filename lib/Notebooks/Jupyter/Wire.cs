using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Jupyter;

/// <summary>
/// Messages as frames and back: identities, a delimiter, the signature, and four JSON objects that it signs. A message with a wrong
/// signature, or one that was seen before, is refused.
/// </summary>
/// <param name="key">The connection's key.</param>
internal sealed class Wire(string key)
{
    public const string Version = "5.4";

    private const int Remembered = 1 << 16;
    private const int SignedFrames = 4;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] key = Encoding.UTF8.GetBytes(key);
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, bool> seen = new();
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>A header for a new message of this kernel.</summary>
    public JsonObject Header(string type) =>
        new()
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = session,
            ["username"] = Environment.UserName,
            ["date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = Version,
        };

    public IReadOnlyList<byte[]> Write(Message message)
    {
        byte[][] signed = [Bytes(message.Header), Bytes(message.Parent), Bytes(message.Metadata), Bytes(message.Content)];
        return [.. message.Identities, Delimiter, Encoding.ASCII.GetBytes(Sign(signed)), .. signed];
    }

    /// <summary>Throws <see cref="RefusedMessageException"/>.</summary>
    public Message Read(byte[][] frames)
    {
        var delimiter = Array.FindIndex(frames, frame => frame.AsSpan().SequenceEqual(Delimiter));
        if (delimiter < 0 || frames.Length < delimiter + 2 + SignedFrames)
            throw new RefusedMessageException($"it is malformed: {frames.Length} frames");
        var signed = frames[(delimiter + 2)..(delimiter + 2 + SignedFrames)];
        var signature = Sign(signed);
        if (!CryptographicOperations.FixedTimeEquals(frames[delimiter + 1], Encoding.ASCII.GetBytes(signature)))
            throw new RefusedMessageException("its signature is wrong");
        if (!Remember(signature))
            throw new RefusedMessageException("it was seen before");
        return new Message
        {
            Identities = frames[..delimiter],
            Header = Parse(signed[0]),
            Parent = Parse(signed[1]),
            Metadata = Parse(signed[2]),
            Content = Parse(signed[3]),
        };
    }

    private string Sign(byte[][] frames)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var frame in frames)
            hmac.AppendData(frame);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private bool Remember(string signature)
    {
        if (!seen.TryAdd(signature, true))
            return false;
        order.Enqueue(signature);
        if (order.Count > Remembered && order.TryDequeue(out var oldest))
            seen.TryRemove(oldest, out _);
        return true;
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Options);

    private static JsonObject Parse(byte[] frame)
    {
        try
        {
            return JsonNode.Parse(frame) as JsonObject ?? throw new RefusedMessageException("a part of it is no JSON object");
        }
        catch (JsonException e)
        {
            throw new RefusedMessageException($"a part of it is no JSON: {e.Message}");
        }
    }
}
