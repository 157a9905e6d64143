namespace Notebooks.Format;

/// <summary>A notebook that cannot be read as it stands.</summary>
/// <param name="file">The file's path.</param>
/// <param name="fault">What is wrong with it, in a line.</param>
/// <param name="cause">The exception behind it, if any.</param>
public sealed class NotebookFormatException(string file, string fault, Exception? cause = null)
    : Exception($"{Path.GetFileName(file)}: {fault}", cause)
{
    /// <summary>The file's path.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong with it, without the file's name.</summary>
    public string Fault { get; } = fault;
}
