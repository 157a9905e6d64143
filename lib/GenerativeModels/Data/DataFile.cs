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
