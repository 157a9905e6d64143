using Notebooks.Headless;

namespace Notebooks.Tests.Headless;

/// <summary>Collections that several machines run, and what is written of them.</summary>
[Collection(RunCollection.Name)]
public sealed class ShardTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Shards_are_disjoint_and_together_everything()
    {
        string[] all = ["a", "b", "c", "d", "e"];
        var shards = Enumerable.Range(1, 3).Select(i => NotebookSelection.Shard(all, $"{i}/3")).ToArray();
        Assert.Equal(all, shards.SelectMany(shard => shard).Order());
        Assert.InRange(shards.Max(shard => shard.Count) - shards.Min(shard => shard.Count), 0, 1);
        Assert.Equal(all, NotebookSelection.Shard(all, null));
        Assert.Empty(NotebookSelection.Shard(["a"], "2/2"));
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("a/b")]
    public void What_is_no_shard_is_refused(string shard) =>
        Assert.Contains("expects i/n", Assert.Throws<ArgumentException>(() => NotebookSelection.Shard(["a"], shard)).Message);

    [Fact]
    public async Task The_records_of_all_shards_merge_into_one_site()
    {
        foreach (var name in new[] { "one", "two" })
            bench.Add(name, $"\"{name}\"");
        foreach (var shard in new[] { "1", "2" })
        {
            var (exitCode, said) = await bench.Command(
                "run",
                "--shard",
                $"{shard}/2",
                "--format",
                "ipynb",
                "--output",
                Path.Combine(bench.Root, shard)
            );
            Assert.True(exitCode == 0, said);
            Assert.Contains("1 passed, 0 failed", said);
            Assert.False(Directory.Exists(Path.Combine(bench.Root, shard, "site")));
        }
        var merged = await bench.Command("site", Path.Combine(bench.Root, "1"), Path.Combine(bench.Root, "2"));
        Assert.True(merged.ExitCode == 0, merged.Said);
        foreach (var name in new[] { "one", "two" })
            Assert.True(File.Exists(Path.Combine(bench.Artifacts, "site", $"{name}.html")));
        Assert.Equal(64, (await bench.Command("site", Path.Combine(bench.Root, "absent"))).ExitCode);
    }

    [Fact]
    public async Task Html_alone_leaves_no_notebooks()
    {
        bench.Add("only", "1");
        Assert.Equal(0, (await bench.Command("run", "--format", "html")).ExitCode);
        Assert.True(File.Exists(Path.Combine(bench.Artifacts, "site", "only.html")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(bench.Artifacts, "notebooks")));
        var (exitCode, said) = await bench.Command("run", "--format", "pdf");
        Assert.Equal(64, exitCode);
        Assert.Contains("--format expects", said);
    }
}
