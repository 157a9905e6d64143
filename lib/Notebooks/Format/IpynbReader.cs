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
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return Read(path, Node(document.RootElement) as JsonObject);
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException(path, $"is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new NotebookFormatException(path, $"is no notebook: {e.Message}", e);
        }
    }

    /// <summary>The whole tree at once: of a key that is there twice the last one counts, as in Jupyter, and texts are whole texts.</summary>
    private static JsonNode? Node(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var json = new JsonObject();
                foreach (var property in element.EnumerateObject())
                    json[property.Name] = At(property.Name, property.Value);
                return json;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select((item, i) => At($"{i + 1}", item))]);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    private static JsonNode? At(string step, JsonElement element)
    {
        try
        {
            return Node(element);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"{step}: {e.Message}", e);
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
            Cells = [.. Cells(path, (JsonArray)root["cells"]!)],
        };
        if (notebook.Cells.GroupBy(cell => cell.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new NotebookFormatException(path, $"{twice.Count()} cells have the id {twice.Key}: ids must be unique");
        return notebook;
    }

    private static IEnumerable<Cell> Cells(string path, JsonArray cells)
    {
        var given = cells.Select(cell => (cell as JsonObject)?["id"]?.ToString()).ToHashSet();
        for (var number = 1; number <= cells.Count; number++)
        {
            var id = $"cell-{number}";
            while (given.Contains(id))
                id += "-";
            yield return ReadCell(path, cells[number - 1], number, id);
        }
    }

    /// <param name="path">The notebook's file.</param>
    /// <param name="node">The cell.</param>
    /// <param name="number">The how-manieth it is.</param>
    /// <param name="id">Its id where it has none.</param>
    private static Cell ReadCell(string path, JsonNode? node, int number, string id)
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
        return new Cell(cell["id"]?.ToString() ?? id, kind, Source(path, cell["source"], number))
        {
            Metadata = Detach(cell["metadata"]),
            Attachments = cell["attachments"]?.DeepClone() as JsonObject,
            Outputs = Outputs(path, cell["outputs"], number),
            ExecutionCount = Count(path, cell["execution_count"], number),
        };
    }

    private static JsonArray Outputs(string path, JsonNode? node, int number)
    {
        var outputs = node?.DeepClone() as JsonArray ?? [];
        return outputs.All(output => output is JsonObject)
            ? outputs
            : throw new NotebookFormatException(path, $"cell {number} has an output that is no object");
    }

    private static int? Count(string path, JsonNode? count, int number) =>
        count is null ? null
        : count is JsonValue value && value.TryGetValue(out int times) ? times
        : throw new NotebookFormatException(
            path,
            $"cell {number}: execution_count is {count.ToJsonString()}, expected a whole number"
        );

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
