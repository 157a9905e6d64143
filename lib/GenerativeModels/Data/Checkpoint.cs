using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenerativeModels.Data;

/// <summary>Weights that were trained once and kept: <c>NAME.dat</c> in TorchSharp's format, and beside it this, as <c>NAME.json</c>.</summary>
/// <param name="Name">Of the recipe and of the files.</param>
/// <param name="Command">What made it, and makes it again.</param>
/// <param name="Seed">Of all randomness in the training.</param>
/// <param name="Date">When, in UTC.</param>
/// <param name="Seconds">Of training and measuring.</param>
/// <param name="Parameters">How many numbers were learned.</param>
/// <param name="Bytes">Length of the file of weights.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Figures">What was measured behind the training, by name with unit.</param>
public sealed record Checkpoint(
    string Name,
    string Command,
    int Seed,
    DateOnly Date,
    double Seconds,
    long Parameters,
    long Bytes,
    string Sha256,
    IReadOnlyDictionary<string, double> Figures
)
{
    /// <summary>Where checkpoints lie under <see cref="DataRoot"/>.</summary>
    public const string Folder = "data/checkpoints";

    /// <summary>The largest file of weights that is kept, in bytes.</summary>
    public const long MaxBytes = 3_000_000;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The command that trains it by the recipe: <c>./nb train NAME</c>.</summary>
    public static string CommandFor(string name) => $"./nb train {name}";

    /// <summary>Gives a module the weights that were kept under a name, once their checksum is right. Returns what is known of them.</summary>
    /// <param name="name">For instance "mnist-ddpm".</param>
    /// <param name="module">Built like the one that was saved; it stays on its device.</param>
    /// <exception cref="DataFileException">A file is missing or altered, or the weights fit another module.</exception>
    public static Checkpoint Load(string name, nn.Module module) =>
        Load(
            DataRoot.Find() is { } root
                ? Path.Combine(root, Folder)
                : throw Error(name, ".json", $"no project root above the library, and {DataRoot.Variable} is not set"),
            name,
            module
        );

    /// <summary>The same from another folder.</summary>
    /// <inheritdoc cref="Load(string, nn.Module)"/>
    public static Checkpoint Load(string folder, string name, nn.Module module)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var about = Read(folder, name);
        var file = new DataFile($"{name}.dat", about.Bytes, about.Sha256, CommandFor(name));
        using var weights = new MemoryStream(file.ReadUnder(folder));
        try
        {
            module.load(weights);
        }
        catch (Exception error)
            when (error is InvalidOperationException or ArgumentException or System.Runtime.InteropServices.ExternalException)
        {
            throw Error(name, ".dat", $"expected the weights of this {module.GetType().Name}, got others: {error.Message}");
        }
        return about;
    }

    /// <summary>Writes a module's weights, and beside them where they come from.</summary>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="name">Of both files.</param>
    /// <param name="module">Whose weights.</param>
    /// <param name="run">What else is known; name, parameters, length and checksum are filled in.</param>
    /// <exception cref="InvalidOperationException">More than <see cref="MaxBytes"/>.</exception>
    public static Checkpoint Save(string folder, string name, nn.Module module, CheckpointRun run)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var weights = new MemoryStream();
        module.save(weights); // TorchSharp 0.107 closes the stream
        var bytes = weights.ToArray();
        if (bytes.Length > MaxBytes)
            throw new InvalidOperationException($"expected at most {MaxBytes} bytes of weights, got {bytes.Length}");
        var made = new Checkpoint(
            name,
            run.Command,
            run.Seed,
            run.Date,
            Math.Round(run.Seconds, 1),
            module.parameters().Sum(parameter => parameter.numel()),
            bytes.LongLength,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            run.Figures
        );
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, $"{name}.dat"), bytes);
        Write(Path.Combine(folder, $"{name}.json"), [.. JsonSerializer.SerializeToUtf8Bytes(made, Format), (byte)'\n']);
        return made;
    }

    private static Checkpoint Read(string folder, string name)
    {
        var path = Path.Combine(folder, $"{name}.json");
        if (!File.Exists(path))
            throw Error(name, ".json", $"missing under {folder}");
        try
        {
            return JsonSerializer.Deserialize<Checkpoint>(File.ReadAllText(path), Format)
                ?? throw Error(name, ".json", "expected a description of weights, got null");
        }
        catch (JsonException error)
        {
            throw Error(name, ".json", $"expected a description of weights, got {error.Message}");
        }
    }

    /// <summary>Never leaves half a file behind.</summary>
    private static void Write(string path, byte[] bytes)
    {
        File.WriteAllBytes(path + ".new", bytes);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static DataFileException Error(string name, string extension, string problem) =>
        new(name + extension, problem, CommandFor(name));
}

/// <summary>How the weights of a <see cref="Checkpoint"/> came about.</summary>
/// <param name="Command">What made them, and makes them again.</param>
/// <param name="Seed">Of all randomness in the training.</param>
/// <param name="Date">When, in UTC.</param>
/// <param name="Seconds">Of training and measuring.</param>
/// <param name="Figures">What was measured behind the training, by name with unit.</param>
public sealed record CheckpointRun(
    string Command,
    int Seed,
    DateOnly Date,
    double Seconds,
    IReadOnlyDictionary<string, double> Figures
);
