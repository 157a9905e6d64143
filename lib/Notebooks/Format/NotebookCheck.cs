using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Format;

/// <summary>What keeps a notebook from going into git.</summary>
public static partial class NotebookCheck
{
    /// <summary>The faults, each in a line; none for a notebook that is stripped and well formed.</summary>
    public static IReadOnlyList<string> Faults(string path)
    {
        try
        {
            return [.. Faults(Notebook.Read(path), File.ReadAllText(path))];
        }
        catch (NotebookFormatException e)
        {
            return [e.Fault];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [$"cannot be read: {e.Message}"];
        }
    }

    /// <summary>The fault of JSON in which a key is there twice; null where none is.</summary>
    private static string? Duplicate(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return null;
        }
        catch (JsonException e)
        {
            return $"has a key twice, of which the last one counts: {e.Message}";
        }
    }

    private static IEnumerable<string> Faults(Notebook notebook, string text)
    {
        if (notebook.Minor != 5)
            yield return $"is nbformat 4.{notebook.Minor}, expected 4.5";
        if ((notebook.Metadata["kernelspec"] as JsonObject)?["name"]?.ToString() is var kernel and not ".net-csharp")
            yield return $"has the kernelspec {kernel ?? "(none)"}, expected .net-csharp";
        if (notebook.Metadata.ContainsKey("run"))
            yield return "has a run record: strip it";
        foreach (var (cell, number) in notebook.Cells.Select((cell, i) => (cell, i + 1)))
        {
            if (!Id().IsMatch(cell.Id))
                yield return $"cell {number} has the id {cell.Id}: expected 1 to 64 letters, digits, - and _";
            if (cell.Outputs.Count > 0)
                yield return $"cell {number} has outputs: strip it";
            if (cell.ExecutionCount is not null)
                yield return $"cell {number} has an execution count: strip it";
            if (cell.HasTag("injected-parameters") || cell.Metadata.ContainsKey("execution"))
                yield return $"cell {number} has traces of a run: strip it";
        }
        if (Duplicate(text) is { } duplicate)
            yield return duplicate;
        if (!text.Contains("\"id\""))
            yield return "has no cell ids";
    }

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex Id();
}
