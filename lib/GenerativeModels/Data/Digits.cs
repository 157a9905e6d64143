using System.Globalization;
using System.IO.Compression;

namespace GenerativeModels.Data;

/// <summary>The 1 797 grey 8×8 digits: pixels 0 … 16 (17 levels), labels 0 … 9.</summary>
/// <remarks>
/// Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI 1998, doi:10.24432/C50P49, CC BY 4.0; see data/README.md.
/// </remarks>
public static class Digits
{
    private const int Count = 1797;
    private const int Side = 8;
    private const int Levels = 17;

    private static readonly DataFile File = new(
        "data/digits.csv.gz",
        57512,
        "46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a",
        "git checkout -- data/digits.csv.gz"
    );

    /// <summary>Rows 0–999 for training, 1000–1349 for validation, 1350–1796 for testing.</summary>
    /// <remarks>Within a project tree the file in <c>data/</c> is read; elsewhere the copy inside this assembly.</remarks>
    /// <exception cref="DataFileException">The file is missing, truncated or altered.</exception>
    public static ImageSplits Load() => ImageSplits.Of(All(), 1000, 350);

    /// <summary>All 1 797 rows in the file's order.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated or altered.</exception>
    public static ImageData All() => Parse(DataRoot.Find() is null ? Embedded() : File.Read());

    /// <summary>The bytes of the copy inside this assembly, checked.</summary>
    internal static byte[] Embedded()
    {
        using var stream =
            typeof(Digits).Assembly.GetManifestResourceStream("digits.csv.gz")
            ?? throw new DataFileException(File.RelativePath, "missing when the library was built", File.Remedy);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return File.Check(memory.ToArray());
    }

    /// <summary>The rows in a compressed file whose checksum has been verified.</summary>
    internal static ImageData Parse(byte[] compressed)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress));
        var pixels = new byte[Count * Side * Side];
        var labels = new byte[Count];
        for (var row = 0; row < Count; row++)
        {
            var fields = (reader.ReadLine() ?? "").Split(',');
            for (var i = 0; i < Side * Side; i++)
                pixels[row * Side * Side + i] = byte.Parse(fields[i], CultureInfo.InvariantCulture);
            labels[row] = byte.Parse(fields[Side * Side], CultureInfo.InvariantCulture);
        }
        return new ImageData(pixels, labels, Side, Side, Levels);
    }
}
