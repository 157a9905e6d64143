using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Format;

/// <summary>Writes nbformat 4.5 as nbformat itself does: keys sorted, indented by one, texts as lists of lines.</summary>
public static class IpynbWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = PlainJsonEncoder.Instance,
    };

    /// <summary>The notebook as the text of a file.</summary>
    public static string ToText(Notebook notebook)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            Sorted(Json(notebook))!.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>Writes the file in one step: a reader sees the old one or the whole new one.</summary>
    public static void Write(Notebook notebook, string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, ToText(notebook));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static JsonObject Json(Notebook notebook) =>
        new()
        {
            ["cells"] = new JsonArray([.. notebook.Cells.Select(Json)]),
            ["metadata"] = notebook.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };

    private static JsonObject Json(Cell cell)
    {
        var json = new JsonObject
        {
            ["cell_type"] = cell.Kind.ToString().ToLowerInvariant(),
            ["id"] = cell.Id,
            ["metadata"] = cell.Metadata.DeepClone(),
            ["source"] = Lines(cell.Source),
        };
        if (cell.Attachments is not null)
            json["attachments"] = cell.Attachments.DeepClone();
        if (cell.Kind == CellKind.Code)
        {
            json["execution_count"] = cell.ExecutionCount;
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(output => Output((JsonObject)output!))]);
        }
        return json;
    }

    private static JsonObject Output(JsonObject output)
    {
        var json = (JsonObject)output.DeepClone();
        if (json["text"] is JsonValue text)
            json["text"] = Lines(text.ToString());
        if (json["data"] is JsonObject data)
            foreach (var (mimeType, value) in data.ToArray())
                if (
                    value is JsonValue
                    && value.GetValueKind() == JsonValueKind.String
                    && !mimeType.EndsWith("json", StringComparison.Ordinal)
                )
                    data[mimeType] = Lines(value.ToString());
        return json;
    }

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add((JsonNode)JsonValue.Create(text[start..end])!);
        }
        return lines;
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject json => new JsonObject(
                json.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))
            ),
            JsonArray array => new JsonArray([.. array.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
