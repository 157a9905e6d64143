using System.Security.Cryptography;

namespace GenerativeModels.Data;

/// <summary>A file under the project's root, known by its checksum.</summary>
/// <param name="RelativePath">Where it lies under <see cref="DataRoot"/>, with forward slashes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, 64 hexadecimal digits.</param>
/// <param name="Remedy">The command that brings it back.</param>
public sealed record DataFile(string RelativePath, long Length, string Sha256, string Remedy)
{
    /// <summary>The whole file, checked.</summary>
    /// <exception cref="DataFileException">No project root; the file is missing, truncated or altered.</exception>
    public byte[] Read() =>
        ReadUnder(DataRoot.Find() ?? throw Error($"no project root above the library, and {DataRoot.Variable} is not set"));

    internal byte[] ReadUnder(string root)
    {
        var path = Path.Combine(root, RelativePath);
        if (!File.Exists(path))
            throw Error($"missing under {root}, expected {Length} bytes");
        return Check(File.ReadAllBytes(path));
    }

    /// <summary>The bytes given, when they are this file's.</summary>
    /// <exception cref="DataFileException">They are not: another length or another checksum.</exception>
    public byte[] Check(byte[] bytes)
    {
        if (bytes.LongLength != Length)
            throw Error($"expected {Length} bytes, got {bytes.LongLength}");
        var actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return string.Equals(actual, Sha256, StringComparison.OrdinalIgnoreCase)
            ? bytes
            : throw Error($"expected SHA-256 {Sha256}, got {actual}");
    }

    private DataFileException Error(string problem) => new(RelativePath, problem, Remedy);
}

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
