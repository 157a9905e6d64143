namespace Notebooks.Format;

/// <summary>Takes out of a notebook what a run put in.</summary>
public static class NotebookStrip
{
    private static readonly string[] Traces = ["execution", "ExecuteTime", "collapsed", "scrolled"];

    /// <summary>Removes outputs, execution counts, run records and injected parameters.</summary>
    public static void Apply(Notebook notebook)
    {
        notebook.Metadata.Remove("run");
        notebook.Cells.RemoveAll(cell => cell.HasTag("injected-parameters"));
        foreach (var cell in notebook.Cells)
        {
            (cell.Outputs, cell.ExecutionCount) = ([], null);
            foreach (var trace in Traces)
                cell.Metadata.Remove(trace);
        }
    }
}
