namespace GenerativeModels.Tests.Data;

public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("checkpoint-").FullName;
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly CheckpointRun run = new(
        "./nb train thing --seed 3",
        3,
        new DateOnly(2026, 11, 22),
        12.34,
        new Dictionary<string, double> { ["loss, nats"] = 1.5 }
    );

    public void Dispose()
    {
        scope.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Weights_come_back_with_what_is_known_of_them()
    {
        using var saved = Mlp.Create(3, 2, width: 5);
        using var loaded = Mlp.Create(3, 2, width: 5);
        var made = Checkpoint.Save(folder, "thing", saved, run);
        var read = Checkpoint.Load(folder, "thing", loaded);
        var x = randn(4, 3);
        Assert.Equal(saved.call(x).data<float>().ToArray(), loaded.call(x).data<float>().ToArray());
        Assert.Equal(made with { Figures = read.Figures }, read);
        Assert.Equal(made.Figures, read.Figures);
        Assert.Equal((3 * 5 + 5) + (5 * 5 + 5) + (5 * 2 + 2), read.Parameters);
        Assert.Equal(new FileInfo(Path.Combine(folder, "thing.dat")).Length, read.Bytes);
        Assert.Equal(["thing.dat", "thing.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Altered_weights_are_told_by_their_checksum_before_the_module_sees_them()
    {
        using var module = Mlp.Create(3, 2, width: 5);
        Checkpoint.Save(folder, "thing", module, run);
        var path = Path.Combine(folder, "thing.dat");
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        var before = module.parameters().Last().clone();
        var error = Assert.Throws<DataFileException>(() => Checkpoint.Load(folder, "thing", module));
        Assert.StartsWith("thing.dat: expected SHA-256", error.Message);
        Assert.EndsWith("to restore it: ./nb train thing", error.Message);
        Assert.True(module.parameters().Last().Equals(before));
    }

    [Fact]
    public void Missing_files_and_other_modules_are_named_with_the_command()
    {
        using var module = Mlp.Create(3, 2, width: 5);
        var error = Assert.Throws<DataFileException>(() => Checkpoint.Load(folder, "thing", module));
        Assert.StartsWith("thing.json: missing", error.Message);
        Assert.EndsWith("to restore it: ./nb train thing", error.Message);
        Checkpoint.Save(folder, "thing", module, run);
        using var deeper = Mlp.Create(3, 2, width: 5, hidden: 3);
        error = Assert.Throws<DataFileException>(() => Checkpoint.Load(folder, "thing", deeper));
        Assert.StartsWith("thing.dat: expected the weights of this Sequential, got others", error.Message);
        using var wider = Mlp.Create(3, 2, width: 6);
        Assert.Throws<DataFileException>(() => Checkpoint.Load(folder, "thing", wider));
        File.WriteAllText(Path.Combine(folder, "thing.json"), "{}");
        error = Assert.Throws<DataFileException>(() => Checkpoint.Load(folder, "thing", module));
        Assert.StartsWith("thing.json: expected a description of weights", error.Message);
    }

    [Fact]
    public void More_than_is_kept_is_refused()
    {
        using var large = Mlp.Create(1000, 1000, width: 1000, hidden: 1);
        var error = Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(folder, "large", large, run));
        Assert.StartsWith("expected at most 3000000 bytes", error.Message);
        Assert.Empty(Directory.GetFiles(folder));
    }
}
