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

/// <summary>The characters of a text as numbers: 0 … Count − 1, in the order of their code points.</summary>
public sealed class Characters
{
    private readonly char[] all;
    private readonly Dictionary<char, long> index;

    /// <summary>Those that occur in the text.</summary>
    public Characters(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        all = [.. text.Distinct().Order()];
        index = all.Select((c, i) => (c, i)).ToDictionary(pair => pair.c, pair => (long)pair.i);
    }

    /// <summary>How many different ones there are.</summary>
    public int Count => all.Length;

    /// <summary>[N] characters to [N] numbers.</summary>
    /// <exception cref="ArgumentException">A character that did not occur.</exception>
    public long[] Encode(string text)
    {
        return
        [
            .. text.Select(c =>
                index.TryGetValue(c, out var i)
                    ? i
                    : throw new ArgumentException($"expected characters of the text, got '{c}'", nameof(text))
            ),
        ];
    }

    /// <summary>[N] numbers to [N] characters.</summary>
    public string Decode(IEnumerable<long> tokens) => new([.. tokens.Select(token => all[token])]);
}
