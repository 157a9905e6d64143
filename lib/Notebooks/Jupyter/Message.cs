using System.Text.Json.Nodes;

namespace Notebooks.Jupyter;

/// <summary>A message of Jupyter's protocol.</summary>
internal sealed record Message
{
    /// <summary>Who it came from or goes to: a router's frames, or the topic of a broadcast.</summary>
    public IReadOnlyList<byte[]> Identities { get; init; } = [];

    public required JsonObject Header { get; init; }

    /// <summary>The header of the message that this one answers; empty when there is none.</summary>
    public JsonObject Parent { get; init; } = [];

    public JsonObject Metadata { get; init; } = [];

    public JsonObject Content { get; init; } = [];

    public string Type => Header["msg_type"]?.ToString() ?? "";

    /// <summary>A member of the content, or what it stands for when it is not there.</summary>
    public T Get<T>(string name, T standard) =>
        Content[name] is JsonValue value && value.TryGetValue<T>(out var given) ? given : standard;
}
