using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GenerativeModels.Records;

/// <summary>What is known of the last run of a notebook.</summary>
/// <param name="Name">Its file, without extension.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="State">Whether the record belongs to the notebook as it is now.</param>
/// <param name="Started">When the run began; null: unknown.</param>
/// <param name="Seconds">How long it took; NaN: unknown.</param>
/// <param name="Status">"passed", or what went wrong.</param>
/// <param name="Claims">In order; those of a changed notebook too, none of a missing record.</param>
/// <param name="Identities">Pairs of computations that agree: true by algebra, no claims.</param>
/// <param name="Tables">In order.</param>
public sealed record NotebookRecord(
    string Name,
    string Title,
    RecordState State,
    DateTimeOffset? Started,
    double Seconds,
    string Status,
    IReadOnlyList<RecordedClaim> Claims,
    IReadOnlyList<RecordedClaim> Identities,
    IReadOnlyList<RecordedTable> Tables
)
{
    private const string ClaimType = "application/vnd.claim+json";
    private const string TableType = "application/vnd.table+json";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerOptions.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Holds a notebook against its executed copy.</summary>
    /// <param name="notebook">The file.</param>
    /// <param name="executed">Its executed copy, which need not exist.</param>
    /// <param name="since">When the present run began; null: every record counts as earlier.</param>
    public static NotebookRecord Read(string notebook, string executed, DateTimeOffset? since = null)
    {
        var source = Parse(notebook) ?? throw new InvalidDataException($"expected a notebook in {notebook}");
        var name = Path.GetFileNameWithoutExtension(notebook);
        var title = Headings(source).FirstOrDefault() ?? name;
        if (Parse(executed) is not { } copy)
            return new(name, title, RecordState.Missing, null, double.NaN, "missing", [], [], []);
        var run = copy["metadata"]?["run"];
        var started = run?["started"] is { } text
            ? DateTimeOffset.Parse(text.ToString(), CultureInfo.InvariantCulture)
            : (DateTimeOffset?)null;
        var state =
            Code(source) != Code(copy) ? RecordState.Outdated
            : since is { } begin && started >= begin ? RecordState.Current
            : RecordState.Earlier;
        var (claims, identities, tables) = Outputs(name, copy);
        return new(
            name,
            title,
            state,
            started,
            run?["seconds"]?.GetValue<double>() ?? double.NaN,
            run?["status"]?.ToString() ?? "unknown",
            claims,
            identities,
            tables
        );
    }

    private static JsonObject? Parse(string path)
    {
        try
        {
            return
                File.Exists(path)
                && JsonNode.Parse(File.ReadAllText(path)) is JsonObject { } notebook
                && notebook["cells"] is JsonArray
                ? notebook
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>All that was executed, less the parameters that a run was given.</summary>
    private static string Code(JsonNode notebook) =>
        string.Join(
            "\n\n",
            Cells(notebook)
                .Where(cell => cell["cell_type"]?.ToString() == "code" && !Tags(cell).Contains("injected-parameters"))
                .Select(Source)
        );

    private static (List<RecordedClaim> Claims, List<RecordedClaim> Identities, List<RecordedTable> Tables) Outputs(
        string name,
        JsonNode notebook
    )
    {
        var (claims, identities, tables) = (new List<RecordedClaim>(), new List<RecordedClaim>(), new List<RecordedTable>());
        var section = "";
        foreach (var cell in Cells(notebook))
        {
            section = Heading(cell) ?? section;
            foreach (var output in cell["outputs"]?.AsArray() ?? [])
            {
                if (output?["data"]?[ClaimType] is JsonObject claim)
                    (claim["kind"]?.ToString() == "identity" ? identities : claims).Add(Claim(name, section, claim));
                if (output?["data"]?[TableType] is JsonObject table)
                    tables.Add(table.Deserialize<RecordedTable>(Web)!);
            }
        }
        return (claims, identities, tables);
    }

    private static RecordedClaim Claim(string name, string section, JsonObject claim)
    {
        var (unit, relation) = (claim["unit"]?.ToString() ?? "", claim["relation"]?.ToString() ?? "");
        var level =
            claim["bound"] is JsonValue value && value.TryGetValue<double>(out var number)
                ? number.ToString("G5", CultureInfo.InvariantCulture)
                : claim["bound"]?.ToString();
        var bound = relation switch
        {
            "<=" => $"≤ {level}",
            ">=" => $"≥ {level}",
            "within" => $"{level}",
            _ => $"{relation} {level}",
        };
        return new(
            name,
            section,
            claim["claim"]?.ToString() ?? "",
            claim["measured"]?.GetValue<double>() ?? double.NaN,
            unit.Length == 0 ? bound : $"{bound} {unit}",
            unit,
            claim["holds"]?.GetValue<bool>() ?? false
        )
        {
            Twins = [.. (claim["twins"] as JsonArray ?? []).Select(twin => twin.Deserialize<RecordedTwin>(Web)!)],
            Theory = claim["theory"]?.Deserialize<double>(Web),
        };
    }

    private static IEnumerable<JsonNode> Cells(JsonNode notebook) => notebook["cells"]!.AsArray().OfType<JsonNode>();

    private static IEnumerable<string> Headings(JsonNode notebook) => Cells(notebook).Select(Heading).OfType<string>();

    private static IEnumerable<string> Tags(JsonNode cell) =>
        (cell["metadata"]?["tags"] as JsonArray ?? []).OfType<JsonNode>().Select(tag => tag.ToString());

    /// <summary>The last heading of a cell of text; null: it has none.</summary>
    private static string? Heading(JsonNode cell) =>
        cell["cell_type"]?.ToString() == "markdown"
            ? Source(cell).Split('\n').LastOrDefault(line => line.StartsWith('#'))?.TrimStart('#').Trim()
            : null;

    /// <summary>A cell's text, which files hold as one string or as lines.</summary>
    private static string Source(JsonNode cell) =>
        cell["source"] is JsonArray lines
            ? string.Concat(lines.Select(line => line!.ToString()))
            : cell["source"]?.ToString() ?? "";
}

/// <summary>What an executed copy of a notebook is worth.</summary>
public enum RecordState
{
    /// <summary>Of the run that is going on.</summary>
    Current,

    /// <summary>Of an earlier run of the same notebook.</summary>
    Earlier,

    /// <summary>The notebook has changed since it was run.</summary>
    Outdated,

    /// <summary>It was never run, or the copy cannot be read.</summary>
    Missing,
}

/// <summary>A claim, or an identity, as an executed notebook kept it.</summary>
/// <param name="Notebook">Which, without extension.</param>
/// <param name="Section">The heading above it.</param>
/// <param name="Statement">What was claimed.</param>
/// <param name="Measured">The number; NaN where it was not finite.</param>
/// <param name="Bound">What it had to keep, as read aloud: "≤ 0.05 nats".</param>
/// <param name="Unit">Of the number and the bound; may be empty.</param>
/// <param name="Holds">The verdict.</param>
public sealed record RecordedClaim(
    string Notebook,
    string Section,
    string Statement,
    double Measured,
    string Bound,
    string Unit,
    bool Holds
)
{
    /// <summary>Null models and sabotages that had to fail the bound; records of earlier versions have none.</summary>
    public IReadOnlyList<RecordedTwin> Twins { get; init; } = [];

    /// <summary>What theory says the number is; null: nothing.</summary>
    public double? Theory { get; init; }
}

/// <summary>A claim's twin as an executed notebook kept it.</summary>
/// <param name="Name">What was measured instead.</param>
/// <param name="Value">Its value; may be infinite.</param>
/// <param name="Fails">Whether it failed the bound, as it must.</param>
public sealed record RecordedTwin(string Name, double Value, bool Fails);

/// <summary>A table of comparisons as an executed notebook kept it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Their heads.</param>
/// <param name="Rows">Cells as they were shown; the first of a row is its name.</param>
public sealed record RecordedTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The column of this head, one cell a row.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public IReadOnlyList<string> Column(string head)
    {
        var index = Columns.ToList().IndexOf(head);
        return index >= 0
            ? [.. Rows.Select(row => row[index])]
            : throw new ArgumentException($"expected one of {string.Join(", ", Columns)}, got {head}", nameof(head));
    }

    /// <summary>The cell of the row of this name under this head; null: there is no such row or column.</summary>
    public string? Cell(string row, string head)
    {
        var index = Columns.ToList().IndexOf(head);
        return index >= 0 ? Rows.FirstOrDefault(cells => cells[0] == row)?[index] : null;
    }
}
