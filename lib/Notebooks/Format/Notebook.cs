using System.Text.Json.Nodes;

namespace Notebooks.Format;

/// <summary>A notebook in memory: nbformat 4.5, whatever file it came from.</summary>
public sealed class Notebook
{
    /// <summary>The notebook's metadata, unknown ones included.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Its cells, in order.</summary>
    public List<Cell> Cells { get; init; } = [];

    /// <summary>The minor version of the file it came from.</summary>
    public int Minor { get; init; } = 5;

    /// <summary>The metadata of a C# notebook.</summary>
    public static JsonObject CSharpMetadata() =>
        new()
        {
            ["kernelspec"] = new JsonObject
            {
                ["display_name"] = ".NET (C#)",
                ["language"] = "C#",
                ["name"] = ".net-csharp",
            },
            ["language_info"] = new JsonObject { ["name"] = "C#" },
        };

    /// <summary>The kernel that the notebook is for, where that is not C#; null where it is, or the notebook does not say.</summary>
    public string? OtherKernel
    {
        get
        {
            var spec = Metadata["kernelspec"] as JsonObject;
            var name = spec?["name"]?.ToString();
            var language = spec?["language"]?.ToString() ?? (Metadata["language_info"] as JsonObject)?["name"]?.ToString();
            string[] ours = ["C#", "csharp", "polyglot-notebook"];
            return
                name?.Contains("csharp", StringComparison.OrdinalIgnoreCase) == true
                || spec is null && Cells.Exists(cell => cell.Language == "csharp") // language_info is of whoever saved it last.
                || ours.Contains(language ?? name ?? "C#", StringComparer.OrdinalIgnoreCase)
                ? null
                : name ?? language;
        }
    }

    /// <summary>Reads a notebook by its extension: .ipynb, .dib, .csx or .cs. Throws <see cref="NotebookFormatException"/>.</summary>
    public static Notebook Read(string path)
    {
        try
        {
            return Path.GetExtension(path) switch
            {
                ".ipynb" => IpynbReader.Read(path),
                ".dib" => DibReader.Read(path),
                ".csx" or ".cs" => new Notebook
                {
                    Metadata = CSharpMetadata(),
                    Cells = [new Cell("script", CellKind.Code, Script(File.ReadAllText(path).ReplaceLineEndings("\n")))],
                },
                var extension => throw new NotebookFormatException(path, $"expected .ipynb, .dib, .csx or .cs, got {extension}"),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A script whose first line names the program that runs it keeps that line as a comment.</summary>
    private static string Script(string text) =>
        text.StartsWith("#!/", StringComparison.Ordinal) || text.StartsWith("#! /", StringComparison.Ordinal)
            ? "//" + text
            : text;
}
