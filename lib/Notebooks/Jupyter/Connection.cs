using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Jupyter;

/// <summary>Where a kernel listens and the key that both sides sign with: Jupyter's connection file.</summary>
internal sealed record Connection
{
    private static readonly string[] Channels = ["shell", "control", "iopub", "stdin", "hb"];

    public required string Address { get; init; }

    public required string Key { get; init; }

    public required IReadOnlyDictionary<string, int> Ports { get; init; }

    /// <summary>Reads the file. <see cref="ArgumentException"/> for one that is no connection file, or not a safe one.</summary>
    public static Connection Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject file
                ? Of(file)
                : throw new ArgumentException("expected an object");
        }
        catch (Exception e)
            when (e
                    is ArgumentException
                        or JsonException
                        or IOException
                        or InvalidOperationException
                        or UnauthorizedAccessException
            )
        {
            throw new ArgumentException($"the connection file {path} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>The endpoint of one of the channels: shell, control, iopub, stdin, hb.</summary>
    public string Endpoint(string channel) =>
        Address.Contains(':') ? $"tcp://[{Address}]:{Ports[channel]}" : $"tcp://{Address}:{Ports[channel]}";

    private static Connection Of(JsonObject file)
    {
        var transport = file["transport"]?.ToString() ?? "tcp";
        if (transport is not "tcp")
            throw new ArgumentException($"expected transport tcp, got {transport}");
        if (file["signature_scheme"]?.ToString() is { Length: > 0 } scheme and not "hmac-sha256")
            throw new ArgumentException($"expected signature_scheme hmac-sha256, got {scheme}");
        if (file["key"]?.ToString() is not { Length: > 0 } key)
            throw new ArgumentException("it has no key: whoever reaches the ports could run code");
        var address = file["ip"]?.ToString() ?? "127.0.0.1";
        return new Connection
        {
            Address = Loopback(address),
            Key = key,
            Ports = Channels.ToDictionary(
                channel => channel,
                channel =>
                    file[$"{channel}_port"]?.GetValue<int>() ?? throw new ArgumentException($"expected {channel}_port, got none")
            ),
        };
    }

    private static string Loopback(string address)
    {
        if (address == "localhost")
            return "127.0.0.1";
        return IPAddress.TryParse(address, out var parsed) && IPAddress.IsLoopback(parsed)
            ? address
            : throw new ArgumentException(
                $"refused to listen on {address}: expected a loopback address such as 127.0.0.1 (reach the machine through an SSH tunnel)"
            );
    }
}
