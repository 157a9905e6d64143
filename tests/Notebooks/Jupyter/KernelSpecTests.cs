using System.Text.Json.Nodes;
using Notebooks.Tests.Headless;

namespace Notebooks.Tests.Jupyter;

/// <summary>What <c>kernel install</c> writes.</summary>
[Collection(RunCollection.Name)]
public sealed class KernelSpecTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task The_kernel_is_installed_with_its_logo_and_files_of_its_own()
    {
        var (exitCode, said) = await bench.Command("kernel", "install", "--prefix", bench.Root);
        Assert.True(exitCode == 0, said);
        var written = JsonNode.Parse(await File.ReadAllTextAsync(In("kernel.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(In("bin/nb.dll"), written["argv"]![1]!.ToString());
        Assert.Equal("{connection_file}", written["argv"]![3]!.ToString());
        Assert.Equal("message", written["interrupt_mode"]!.ToString());
        Assert.Equal("C#", written["language"]!.ToString());
        Assert.Equal("PASSIVE", written["env"]!["OMP_WAIT_POLICY"]!.ToString());
        foreach (
            var file in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg", "bin/nb.dll", "bin/nb.runtimeconfig.json" }
        )
            Assert.True(new FileInfo(In(file)).Length > 0, file);
    }

    [Fact]
    public async Task A_kernel_of_the_name_is_replaced_only_by_force()
    {
        Directory.CreateDirectory(In(""));
        await File.WriteAllTextAsync(In("kernel.json"), "another", TestContext.Current.CancellationToken);
        var (exitCode, said) = await bench.Command("kernel", "install", "--prefix", bench.Root);
        Assert.Equal(64, exitCode);
        Assert.Contains("--force replaces it", said);
        Assert.Equal("another", await File.ReadAllTextAsync(In("kernel.json"), TestContext.Current.CancellationToken));

        Assert.Equal(0, (await bench.Command("kernel", "install", "--prefix", bench.Root, "--force")).ExitCode);
        Assert.Contains("connection_file", await File.ReadAllTextAsync(In("kernel.json"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(In("").TrimEnd('/'))!));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_told()
    {
        var (exitCode, said) = await bench.Command("kernel", "install", "--prefix", "/proc/nowhere");
        Assert.Equal(64, exitCode);
        Assert.Contains("could not be written to", said);
    }

    private string In(string file) => Path.Combine(bench.Root, "share", "jupyter", "kernels", ".net-csharp", file);
}
