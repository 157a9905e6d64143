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
