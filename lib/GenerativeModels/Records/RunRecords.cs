using System.Globalization;
using GenerativeModels.Data;

namespace GenerativeModels.Records;

/// <summary>The records of all notebooks, read from what runs wrote.</summary>
public static class RunRecords
{
    /// <summary>The environment variable with the folder of executed notebooks; unset: <c>artifacts/notebooks</c>.</summary>
    public const string FolderVariable = "NB_RECORDS";

    /// <summary>The environment variable with the time at which the present run began; unset: no run is going on.</summary>
    public const string StartVariable = "NB_RUN_STARTED";

    /// <summary>One record for every notebook of a folder, by name.</summary>
    /// <param name="notebooks">The folder of the notebooks.</param>
    /// <param name="executed">The folder of their executed copies; it need not exist.</param>
    /// <param name="since">When the present run began; null: none is going on.</param>
    public static IReadOnlyList<NotebookRecord> Read(string notebooks, string executed, DateTimeOffset? since = null) =>
        [
            .. Directory
                .EnumerateFiles(notebooks, "*.ipynb")
                .OrderBy(Path.GetFileName, StringComparer.Ordinal)
                .Select(file => NotebookRecord.Read(file, Path.Combine(executed, Path.GetFileName(file)), since)),
        ];

    /// <summary>Those of this project, from the folder and of the run that the environment names.</summary>
    /// <exception cref="DirectoryNotFoundException">The library stands outside of a project.</exception>
    public static IReadOnlyList<NotebookRecord> Load()
    {
        var root =
            DataRoot.Find()
            ?? throw new DirectoryNotFoundException($"no project root above the library, and {DataRoot.Variable} is not set");
        var folder = Environment.GetEnvironmentVariable(FolderVariable) ?? Path.Combine(root, "artifacts", "notebooks");
        var started = Environment.GetEnvironmentVariable(StartVariable);
        return Read(
            Path.Combine(root, "notebooks"),
            folder,
            started is null ? null : DateTimeOffset.Parse(started, CultureInfo.InvariantCulture)
        );
    }
}
