using System.Text;

namespace Notebooks.Format;

/// <summary>Reads .dib: text in which a line <c>#!language</c> starts a cell.</summary>
internal static class DibReader
{
    private static readonly string[] Languages =
    [
        "csharp",
        "c#",
        "markdown",
        "html",
        "javascript",
        "meta",
        "fsharp",
        "pwsh",
        "sql",
        "value",
    ];

    public static Notebook Read(string path)
    {
        var cells = new List<Cell>();
        var language = "csharp";
        var text = new StringBuilder();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal) && Languages.Contains(line[2..].Trim()))
            {
                Close(cells, language, text);
                language = line[2..].Trim();
            }
            else
                text.Append(line).Append('\n');
        }
        Close(cells, language, text);
        return new Notebook { Metadata = Notebook.CSharpMetadata(), Cells = cells };
    }

    private static void Close(List<Cell> cells, string language, StringBuilder text)
    {
        var source = text.ToString().Trim('\n');
        text.Clear();
        if (source.Length == 0 || language == "meta")
            return;
        var id = $"cell-{cells.Count + 1}";
        cells.Add(
            language switch
            {
                "csharp" or "c#" => new Cell(id, CellKind.Code, source),
                "markdown" => new Cell(id, CellKind.Markdown, source),
                _ => new Cell(id, CellKind.Code, $"#!{language}\n{source}"),
            }
        );
    }
}
