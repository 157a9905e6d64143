using System.Text.Json.Nodes;

namespace Notebooks.Format;

/// <summary>One cell of a notebook.</summary>
/// <param name="id">Unique in the notebook: 1–64 letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="kind">What it holds.</param>
/// <param name="source">Its text, lines separated by <c>\n</c>.</param>
public sealed class Cell(string id, CellKind kind, string source)
{
    /// <summary>Unique in the notebook.</summary>
    public string Id { get; } = id;

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; } = kind;

    /// <summary>Its text.</summary>
    public string Source { get; } = source;

    /// <summary>Its metadata, unknown ones included.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Files attached to a Markdown or raw cell.</summary>
    public JsonObject? Attachments { get; init; }

    /// <summary>A code cell's outputs in nbformat's shape.</summary>
    public JsonArray Outputs { get; set; } = [];

    /// <summary>The how-manieth cell it was to run; null when it has not run.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>Whether the metadata tag it so.</summary>
    public bool HasTag(string tag) =>
        Metadata["tags"] is JsonArray tags
        && tags.Any(node => node is JsonValue value && value.TryGetValue<string>(out var text) && text == tag);

    /// <summary>The language the metadata give it, as polyglot notebooks have it; null for the notebook's own.</summary>
    public string? Language =>
        (Metadata["polyglot_notebook"] as JsonObject)?["kernelName"]?.ToString()
        ?? (Metadata["dotnet_interactive"] as JsonObject)?["language"]?.ToString();

    /// <summary>The text to run: the source, behind a magic that names its language where that is not C#.</summary>
    public string Code =>
        Language is null or "csharp" || Source.StartsWith("#!", StringComparison.Ordinal) ? Source : $"#!{Language}\n{Source}";
}
