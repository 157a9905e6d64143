namespace Notebooks.Tests.Session;

/// <summary>What many cells cost.</summary>
[Collection(SessionCollection.Name)]
public sealed class MemoryTests
{
    [Fact]
    public async Task Three_hundred_cells_grow_the_process_by_less_than_90_MB()
    {
        await using var bench = new SessionBench();
        for (var i = 0; i < 30; i++)
            await bench.Run($"var warm{i} = {i}; warm{i}");
        var before = ResidentMegabytes();
        for (var i = 0; i < 300; i++)
            await bench.Run($"var x{i} = {i}; record R{i}(int A);\nint F{i}(int n) => n + x{i};\nnew R{i}(F{i}(1))");
        Assert.InRange(ResidentMegabytes() - before, -1000, 90);
    }

    private static double ResidentMegabytes()
    {
        GC.Collect();
        return Environment.WorkingSet / 1048576.0;
    }
}
