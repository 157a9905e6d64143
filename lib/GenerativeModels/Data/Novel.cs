using System.IO.Compression;
using System.Text;

namespace GenerativeModels.Data;

/// <summary>Chapters 1–36 of <i>Moby-Dick</i> (H. Melville, 1851, public domain), for models of characters; see data/README.md.</summary>
public static class Novel
{
    private static readonly DataFile File = new(
        "data/moby-dick.txt.gz",
        142763,
        "b36f460915662abeeb1a8f7cf7036f6ca3623a4459255534ee9088f8c4b2634c",
        "git checkout -- data/moby-dick.txt.gz"
    );

    /// <summary>The text, with line breaks.</summary>
    /// <exception cref="DataFileException">No project root; the file is missing, truncated or altered.</exception>
    public static string Load() => Parse(File.Read());

    /// <summary>The same from another root.</summary>
    internal static string LoadUnder(string root) => Parse(File.ReadUnder(root));

    private static string Parse(byte[] compressed)
    {
        using var reader = new StreamReader(
            new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress),
            Encoding.UTF8
        );
        return reader.ReadToEnd();
    }
}
