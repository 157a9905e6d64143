using Notebooks.Session;

namespace Notebooks.Format;

/// <summary>What <c>#!import</c> runs of a file.</summary>
internal static class ImportedFile
{
    /// <summary>The pieces of code in order, each with the place it is said to come from in errors.</summary>
    public static IReadOnlyList<(string Code, string Place)> Read(string path)
    {
        if (!File.Exists(path))
            throw SessionException.Magic($"#!import: there is no file {path}");
        try
        {
            var notebook = Notebook.Read(path);
            if (notebook.OtherKernel is { } kernel)
                throw SessionException.Magic(
                    $"#!import {Path.GetFileName(path)}: is for the kernel {kernel}, and this one runs C#"
                );
            if (Path.GetExtension(path) is ".csx" or ".cs")
                return [(notebook.Cells[0].Source, path)];
            return
            [
                .. notebook
                    .Cells.Select((cell, i) => (cell, number: i + 1))
                    .Where(numbered => numbered.cell.Kind == CellKind.Code)
                    .Select(numbered => (numbered.cell.Code, $"{path}, cell {numbered.number}")),
            ];
        }
        catch (NotebookFormatException e)
        {
            throw SessionException.Magic($"#!import {e.Message}");
        }
    }
}
