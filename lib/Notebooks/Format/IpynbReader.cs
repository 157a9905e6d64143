using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Format;

/// <summary>Reads nbformat 4. What would run wrongly in silence is refused, with the reason.</summary>
internal static class IpynbReader
{
    public static Notebook Read(string path)
    {
        try
        {
            return Read(path, JsonNode.Parse(File.ReadAllText(path)) as JsonObject);
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException(path, $"is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new NotebookFormatException(path, $"is no notebook: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, $"cannot be read: {e.Message}", e);
        }
    }

    private static Notebook Read(string path, JsonObject? root)
    {
        if (root?["nbformat"]?.GetValue<int>() is not { } major || root["cells"] is not JsonArray cells && major == 4)
            throw new NotebookFormatException(path, "is no notebook: expected an object with nbformat and cells");
        if (major != 4)
            throw new NotebookFormatException(
                path,
                $"nbformat {major} is not read: save it as nbformat 4 (File, Save in Jupyter)"
            );
        var notebook = new Notebook
        {
            Metadata = Detach(root["metadata"]),
            Minor = root["nbformat_minor"]?.GetValue<int>() ?? 0,
            Cells = [.. ((JsonArray)root["cells"]!).Select((cell, i) => ReadCell(path, cell, i + 1))],
        };
        if (notebook.Cells.GroupBy(cell => cell.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new NotebookFormatException(path, $"{twice.Count()} cells have the id {twice.Key}: ids must be unique");
        return notebook;
    }

    private static Cell ReadCell(string path, JsonNode? node, int number)
    {
        if (node is not JsonObject cell)
            throw new NotebookFormatException(path, $"cell {number} is no object");
        var kind = cell["cell_type"]?.ToString() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new NotebookFormatException(path, $"cell {number} has the unknown cell_type {other ?? "(none)"}"),
        };
        return new Cell(cell["id"]?.ToString() ?? $"cell-{number}", kind, Source(path, cell["source"], number))
        {
            Metadata = Detach(cell["metadata"]),
            Attachments = cell["attachments"]?.DeepClone() as JsonObject,
            Outputs = cell["outputs"]?.DeepClone() as JsonArray ?? [],
            ExecutionCount = cell["execution_count"]?.GetValue<int>(),
        };
    }

    private static string Source(string path, JsonNode? source, int number)
    {
        if (source is not JsonArray lines)
            return source?.ToString() ?? "";
        var texts = lines.Select(line => line?.ToString() ?? "").ToArray();
        for (var i = 0; i + 1 < texts.Length; i++)
            if (!texts[i].EndsWith('\n'))
                throw new NotebookFormatException(
                    path,
                    $"cell {number}: line {i + 1} of its source does not end in \\n, so the cell would collapse into one line; "
                        + "write the source as lines that keep their line ends"
                );
        return string.Concat(texts);
    }

    private static JsonObject Detach(JsonNode? node) => node?.DeepClone() as JsonObject ?? [];
}
