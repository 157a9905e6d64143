namespace Notebooks;

/// <summary>Where the project is.</summary>
internal static class ProjectRoot
{
    private const string Variable = "GENERATIVE_MODELS_ROOT";
    private const string Mark = "GenerativeModels.slnx";

    /// <summary>
    /// The folder named by GENERATIVE_MODELS_ROOT, else the one above this assembly, or above the current folder for an installed kernel,
    /// that has the solution, else the current one.
    /// </summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : Find();

    private static string Find() =>
        Above(AppContext.BaseDirectory)
            .Concat(Above(Environment.CurrentDirectory))
            .FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, Mark)))
        ?? Environment.CurrentDirectory;

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
