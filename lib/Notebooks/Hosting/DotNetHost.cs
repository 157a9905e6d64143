namespace Notebooks.Hosting;

/// <summary>The program that runs .NET assemblies.</summary>
internal static class DotNetHost
{
    /// <summary>The one that runs this, by its path: front ends started from a desktop often have another PATH.</summary>
    public static string Program { get; } =
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
