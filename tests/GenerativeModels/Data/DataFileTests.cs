using System.Security.Cryptography;

namespace GenerativeModels.Tests.Data;

public sealed class DataFileTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3, 4, 5];

    private readonly string folder = Directory.CreateTempSubdirectory("data-file-").FullName;
    private readonly DataFile file = new("thing.bin", 5, Convert.ToHexStringLower(SHA256.HashData(Content)), "./bring back");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_whole_file_is_read()
    {
        File.WriteAllBytes(Path.Combine(folder, "thing.bin"), Content);
        Assert.Equal(Content, file.ReadUnder(folder));
    }

    [Fact]
    public void A_missing_file_is_named_with_its_remedy()
    {
        var error = Assert.Throws<DataFileException>(() => file.ReadUnder(folder));
        Assert.StartsWith("thing.bin: missing", error.Message);
        Assert.EndsWith("to restore it: ./bring back", error.Message);
    }

    [Fact]
    public void A_truncated_file_is_told_by_its_length() =>
        Throws<DataFileException>("expected 5 bytes, got 4", () => file.Check([1, 2, 3, 4]));

    [Fact]
    public void An_altered_file_is_told_by_its_checksum() =>
        Throws<DataFileException>("expected SHA-256", () => file.Check([1, 2, 3, 4, 6]));

    [Fact]
    public void The_root_holds_the_solution() =>
        Assert.True(File.Exists(Path.Combine(DataRoot.Find()!, "GenerativeModels.slnx")));
}
