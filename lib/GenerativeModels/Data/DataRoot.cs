namespace GenerativeModels.Data;

/// <summary>The folder of the project, under which <c>data/</c> lies.</summary>
/// <remarks>
/// <c>GENERATIVE_MODELS_ROOT</c> where it is set; else the nearest folder above the library's own that holds
/// <c>GenerativeModels.slnx</c>.
/// </remarks>
public static class DataRoot
{
    /// <summary>The environment variable that overrides the search.</summary>
    public const string Variable = "GENERATIVE_MODELS_ROOT";

    private const string Marker = "GenerativeModels.slnx";

    /// <summary>The root, or null where the library stands outside of a project tree.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return Path.GetFullPath(given);
        var folder = new DirectoryInfo(Path.GetDirectoryName(typeof(DataRoot).Assembly.Location) ?? AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Marker)))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
