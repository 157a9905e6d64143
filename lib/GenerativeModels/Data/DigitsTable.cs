using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenerativeModels.Data;

/// <summary>
/// Measured once and kept: every explicit model's nats per image on the 8×8 digits, all as 17-level images of 64 pixels.
/// </summary>
/// <param name="Rows">One for each model.</param>
public sealed record DigitsTable(IReadOnlyList<DigitsRow> Rows)
{
    /// <summary>Where the table lies under <see cref="DataRoot"/>.</summary>
    public const string RelativePath = "data/digits-table.json";

    /// <summary>The command that makes it.</summary>
    public const string Command = "./nb table digits";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The table in <c>data/</c>.</summary>
    /// <exception cref="DataFileException">Missing, not readable, or with numbers that cannot be.</exception>
    public static DigitsTable Load()
    {
        var root = DataRoot.Find() ?? throw Error($"no project root above the library, and {DataRoot.Variable} is not set");
        var path = Path.Combine(root, RelativePath);
        return File.Exists(path) ? Parse(File.ReadAllText(path)) : throw Error($"missing under {root}");
    }

    /// <summary>Reads what <see cref="ToJson"/> writes, and checks it.</summary>
    /// <exception cref="DataFileException">Not such a table, or with numbers that cannot be.</exception>
    public static DigitsTable Parse(string json)
    {
        DigitsTable? table;
        try
        {
            table = JsonSerializer.Deserialize<DigitsTable>(json, Format);
        }
        catch (JsonException error)
        {
            throw Error($"expected a table of results, got {error.Message}");
        }
        if (table is not { Rows.Count: > 0 } || table.Rows.Contains(null!))
            throw Error("expected at least one row");
        if (table.Rows.Select(row => row.Fault()).FirstOrDefault(fault => fault is not null) is { } wrong)
            throw Error(wrong);
        return table.Rows.DistinctBy(row => row.Model).Count() == table.Rows.Count
            ? table
            : throw Error("expected every model once");
    }

    /// <summary>The table with a line replaced, or added at the end.</summary>
    public DigitsTable With(DigitsRow row)
    {
        var known = Rows.Any(old => old.Model == row.Model);
        return new(known ? [.. Rows.Select(old => old.Model == row.Model ? row : old)] : [.. Rows, row]);
    }

    /// <summary>As kept in the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    private static DataFileException Error(string problem) => new(RelativePath, problem, Command);
}

/// <summary>One model's line in the table of the 8×8 digits: several trainings, and what made them.</summary>
/// <param name="Model">Its name, unique in the table.</param>
/// <param name="Notebook">Which shows it; empty for a floor.</param>
/// <param name="Kind">What the nats are.</param>
/// <param name="Note">What else a reader has to know; may be empty.</param>
/// <param name="Parameters">How many numbers were learned.</param>
/// <param name="Command">What made the line.</param>
/// <param name="Date">When, in UTC.</param>
/// <param name="Runs">One for each seed.</param>
public sealed record DigitsRow(
    string Model,
    string Notebook,
    LikelihoodKind Kind,
    string Note,
    long Parameters,
    string Command,
    DateOnly Date,
    IReadOnlyList<DigitsRun> Runs
)
{
    /// <summary>64 ln 17 nats per image: what a model that knows nothing pays.</summary>
    public static double Uniform { get; } = 64 * Math.Log(17);

    /// <summary>Nats per image on the validation rows: mean and sample standard deviation over the runs.</summary>
    public Spread Validation() => Spread.Of([.. Runs.Select(run => run.Validation)]);

    /// <summary>Nats per image on the test rows: mean and sample standard deviation over the runs.</summary>
    public Spread Test() => Spread.Of([.. Runs.Select(run => run.Test)]);

    /// <summary>Of one training: mean and sample standard deviation over the runs.</summary>
    public Spread Seconds() => Spread.Of([.. Runs.Select(run => run.Seconds)]);

    /// <summary>What is wrong with the line, in words; null: nothing.</summary>
    internal string? Fault()
    {
        if (string.IsNullOrWhiteSpace(Model) || Notebook is null || Note is null || string.IsNullOrWhiteSpace(Command))
            return "expected a model's name, notebook, note and command";
        if (!Enum.IsDefined(Kind))
            return $"{Model}: expected a kind of likelihood, got {Kind}";
        if (Parameters < 0)
            return $"{Model}: expected parameters ≥ 0, got {Parameters}";
        if (Runs is not { Count: > 0 } || Runs.DistinctBy(run => run.Seed).Count() != Runs.Count)
            return $"{Model}: expected runs of different seeds";
        foreach (var run in Runs)
        {
            if (!Possible(run.Validation) || !Possible(run.Test))
                return $"{Model}, seed {run.Seed}: expected 0 … {2 * Uniform:0} nats, got {run.Validation} and {run.Test}";
            if (run.Seconds is not (>= 0 and < 1e6))
                return $"{Model}, seed {run.Seed}: expected seconds, got {run.Seconds}";
        }
        return null;
    }

    private static bool Possible(double nats) => nats > 0 && nats < 2 * Uniform;
}

/// <summary>One training of one model of the 8×8 digits.</summary>
/// <param name="Seed">Its randomness.</param>
/// <param name="Validation">Nats per image on the rows that chose.</param>
/// <param name="Test">Nats per image on the rows that nothing was chosen by.</param>
/// <param name="Seconds">Of training, choice included.</param>
public sealed record DigitsRun(int Seed, double Validation, double Test, double Seconds);

/// <summary>What a number of nats per image is: the negative log-likelihood itself, or an upper bound on it, and from where.</summary>
public enum LikelihoodKind
{
    /// <summary>−log p(x) itself.</summary>
    Exact,

    /// <summary>−ELBO.</summary>
    Elbo,

    /// <summary>−L_k, the importance-weighted bound with k draws (arXiv:1509.00519).</summary>
    ImportanceWeighted,

    /// <summary>A continuous density of x plus noise within its level: −E[log p(x + u)] on the scale of one level (arXiv:1511.01844).</summary>
    Dequantised,

    /// <summary>log Z estimated by annealed importance sampling: an estimate, not a bound (Neal 2001, arXiv:physics/9803008).</summary>
    AnnealedImportance,
}

/// <summary>A mean and a sample standard deviation (n − 1).</summary>
/// <param name="Mean">Of the values.</param>
/// <param name="Deviation">Around the mean; NaN for a single value.</param>
public readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>Of at least one value.</summary>
    public static Spread Of(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new(mean, Math.Sqrt(squares / (values.Count - 1)));
    }
}
