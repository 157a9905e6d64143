using System.Text.Json.Nodes;
using Notebooks.Format;

namespace Notebooks.Site;

/// <summary>What the site needs of an executed notebook.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Folder">The file's folder.</param>
/// <param name="Cells">Its cells, in order.</param>
/// <param name="Run">The runner's record of the run.</param>
internal sealed record ExecutedNotebook(string Name, string Folder, IReadOnlyList<Cell> Cells, RunInfo Run)
{
    /// <exception cref="NotebookFormatException">The file is missing, no JSON or no notebook.</exception>
    public static ExecutedNotebook Read(string path)
    {
        var notebook = Notebook.Read(path);
        return new ExecutedNotebook(
            Path.GetFileNameWithoutExtension(path),
            Path.GetDirectoryName(Path.GetFullPath(path))!,
            notebook.Cells,
            RunInfo.From(notebook.Metadata["run"] as JsonObject)
        );
    }
}
