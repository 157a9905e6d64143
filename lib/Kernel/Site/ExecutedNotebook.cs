using System.Text.Json.Nodes;

namespace Kernel.Site;

/// <summary>What the site needs of an executed notebook (nbformat 4.5).</summary>
internal sealed record ExecutedNotebook(string Name, string Folder, IReadOnlyList<ExecutedCell> Cells, RunInfo Run)
{
    /// <summary>Reads <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">The file is no JSON, or not a notebook: the message names the file and what was expected.</exception>
    public static ExecutedNotebook Read(string path)
    {
        JsonObject root;
        try
        {
            root =
                JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new FormatException("the top level is no object");
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or FormatException)
        {
            throw new InvalidDataException($"{path}: expected an executed notebook (nbformat 4.5 JSON): {error.Message}", error);
        }
        if (root["cells"] is not JsonArray cells)
            throw new InvalidDataException($"{path}: expected an executed notebook, found no \"cells\" list");
        return new ExecutedNotebook(
            Path.GetFileNameWithoutExtension(path),
            Path.GetDirectoryName(Path.GetFullPath(path))!,
            [.. cells.OfType<JsonObject>().Select(ExecutedCell.From)],
            RunInfo.From(root["metadata"]?["run"] as JsonObject)
        );
    }
}

/// <summary>A cell: its kind (markdown, code, raw), its source, and what it put out.</summary>
internal sealed record ExecutedCell(
    string Kind,
    string Source,
    IReadOnlyList<string> Tags,
    double? Seconds,
    JsonObject? Attachments,
    IReadOnlyList<JsonObject> Outputs
)
{
    public static ExecutedCell From(JsonObject cell) =>
        new(
            Json.Text(cell["cell_type"]),
            Json.Text(cell["source"]),
            [.. (cell["metadata"]?["tags"] as JsonArray ?? []).Select(Json.Text)],
            Json.Number(cell["metadata"]?["execution"]?["seconds"]),
            cell["attachments"] as JsonObject,
            [.. (cell["outputs"] as JsonArray ?? []).OfType<JsonObject>()]
        );
}
