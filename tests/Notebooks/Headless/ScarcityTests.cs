namespace Notebooks.Tests.Headless;

/// <summary>Runs where the machine has too little: memory, disk, a folder.</summary>
[Collection(RunCollection.Name)]
public sealed class ScarcityTests : IDisposable
{
    private const int EightGigabytes = 8_000_000;

    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_cell_that_takes_all_memory_fails_alone()
    {
        bench.Add("eats", "var kept = new List<byte[]>();\nwhile (true) kept.Add(new byte[100_000_000]);");
        bench.Add("good", "\"whole\"");
        var (exitCode, said) = await bench.Shell($"ulimit -v {EightGigabytes}; $RUN --jobs 1");
        Assert.True(exitCode == 1, said);
        Assert.StartsWith("cell 1: OutOfMemoryException", bench.Run("eats")["message"]!.ToString());
        Assert.Equal("passed", bench.Run("good")["status"]!.ToString());
    }

    [Fact]
    public async Task A_full_disk_is_told()
    {
        bench.Add("large", "display(HTML(new string('x', 5_000_000)));");
        var (exitCode, said) = await Mounted("size=1m", "$RUN --output $MOUNT/out");
        Assert.True(exitCode == 1, said);
        Assert.Contains("the executed notebook could not be written", said);
        Assert.Contains("the disk was full", said);
    }

    [Fact]
    public async Task A_folder_that_may_only_be_read_is_told_before_anything_runs()
    {
        bench.Add("good", "1");
        var (exitCode, said) = await Mounted("ro,size=1m", "$RUN --output $MOUNT/out");
        Assert.Equal(64, exitCode);
        Assert.Contains("cannot be written to: Read-only file system", said);
    }

    [Fact]
    public async Task A_notebook_may_delete_its_own_folder()
    {
        Directory.CreateDirectory(Path.Combine(bench.Notebooks, "gone"));
        var gone = bench.Add("gone/gone", "System.IO.Directory.Delete(Environment.CurrentDirectory, true);", "6 * 7");
        var good = bench.Add("good", "1");
        var (exitCode, said) = await bench.Command("run", gone, good);
        Assert.True(exitCode == 0, said);
        Assert.Equal("42", bench.Outputs("gone", 1)[0]!["data"]!["text/plain"]![0]!.ToString());
    }

    [Fact]
    public async Task A_runner_may_stand_in_a_deleted_folder()
    {
        bench.Add("good", "6 * 7");
        var (exitCode, said) = await bench.Shell("mkdir deleted && cd deleted && rmdir ../deleted && $RUN good");
        Assert.True(exitCode == 0, said);
        Assert.Equal("passed", bench.Run("good")["status"]!.ToString());
    }

    /// <summary>Runs a shell's command beside a small file system at $MOUNT.</summary>
    private async Task<(int ExitCode, string Said)> Mounted(string options, string command)
    {
        var can = await bench.Shell("mkdir -p probe && mount -t tmpfs tmpfs probe && umount probe");
        Assert.SkipUnless(can.ExitCode == 0, $"file systems cannot be mounted here: {can.Said}");
        return await bench.Shell(
            $"export MOUNT=$PWD/small; mkdir small; mount -t tmpfs -o {options} tmpfs small; {command}; code=$?; umount small; exit $code"
        );
    }
}
