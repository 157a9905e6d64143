using System.Globalization;
using System.Text.Json.Nodes;

namespace Notebooks.Site;

/// <summary>The runner's record of one notebook's run.</summary>
internal sealed record RunInfo(
    string Status,
    string Message,
    DateTimeOffset? Started,
    double? Seconds,
    string Machine,
    IReadOnlyList<KeyValuePair<string, string>> Versions,
    IReadOnlyList<KeyValuePair<string, string>> Parameters
)
{
    public bool Passed => Status == "passed";

    /// <summary>The status in words for people.</summary>
    public string Verdict =>
        Status switch
        {
            "passed" => "passed",
            "failed" => "a cell failed",
            "claim-failed" => "a claim failed",
            "timeout" => "ran out of time",
            "died" => "the kernel died",
            _ => "not run",
        };

    public static RunInfo From(JsonObject? run) =>
        new(
            run is null ? "unknown" : Json.Text(run["status"]),
            Json.Text(run?["message"]),
            DateTimeOffset.TryParse(Json.Text(run?["started"]), CultureInfo.InvariantCulture, out var started) ? started : null,
            Json.Number(run?["seconds"]),
            Json.Text(run?["machine"]),
            Pairs(run?["versions"]),
            Pairs(run?["parameters"])
        );

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(JsonNode? node) =>
        node is JsonObject pairs ? [.. pairs.Select(pair => KeyValuePair.Create(pair.Key, Json.Text(pair.Value)))] : [];
}
