namespace GenerativeModels.Data;

/// <summary>A data file is missing, truncated or altered. The message names the file, what was expected, and the remedy.</summary>
public sealed class DataFileException : IOException
{
    /// <summary>An error about one file.</summary>
    /// <param name="path">The file, as looked for.</param>
    /// <param name="problem">What was expected and what came.</param>
    /// <param name="remedy">The command that brings the file back.</param>
    public DataFileException(string path, string problem, string remedy)
        : base($"{path}: {problem}; to restore it: {remedy}")
    {
        FilePath = path;
        Remedy = remedy;
    }

    /// <summary>The file, as looked for.</summary>
    public string FilePath { get; }

    /// <summary>The command that brings the file back.</summary>
    public string Remedy { get; }
}
