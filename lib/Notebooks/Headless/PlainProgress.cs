namespace Notebooks.Headless;

/// <summary>Progress as lines, for logs.</summary>
public sealed class PlainProgress(TextWriter writer) : IRunProgress
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Started(string notebook, int cells) => Write($"{notebook}: started, {cells} cells");

    /// <inheritdoc/>
    public void Cell(string notebook, int number, string title) =>
        Write($"{notebook}: cell {number}{(title.Length > 0 ? $", {title}" : "")}");

    /// <inheritdoc/>
    public void Finished(NotebookResult result) =>
        Write(
            $"{result.Name}: {result.Status.Name()} after {result.Seconds:0.0} s{(result.Message.Length > 0 ? $": {result.Message}" : "")}"
        );

    private void Write(string line)
    {
        lock (gate)
            writer.WriteLine(line);
    }
}
