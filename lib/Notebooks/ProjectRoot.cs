namespace Notebooks;

/// <summary>Where the project is.</summary>
internal static class ProjectRoot
{
    private const string Variable = "GENERATIVE_MODELS_ROOT";
    private const string Mark = "GenerativeModels.slnx";

    /// <summary>The folder named by GENERATIVE_MODELS_ROOT, else the one above this assembly that has the solution, else the current one.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        return Environment.CurrentDirectory;
    }
}
