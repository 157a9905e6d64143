using Notebooks.Format;

namespace Notebooks.Headless;

/// <summary>What a cell is about: the nearest heading above it.</summary>
internal static class CellTitles
{
    public static string Of(Notebook notebook, int index) =>
        notebook
            .Cells.Take(index)
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .LastOrDefault(line => line.StartsWith('#') && line.TrimStart('#').StartsWith(' '))
            ?.TrimStart('#')
            .Trim()
        ?? "";
}
