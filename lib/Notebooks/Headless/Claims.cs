using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Format;

namespace Notebooks.Headless;

/// <summary>The claims that a notebook's outputs carry.</summary>
internal static class Claims
{
    /// <summary>A verified statement with its measurement, as JSON with a member <c>holds</c>.</summary>
    public const string MimeType = "application/vnd.claim+json";

    /// <summary>The error that stops a cell whose claim does not hold.</summary>
    public const string ErrorName = "ClaimFailedException";

    public static ClaimCounts Count(Notebook notebook)
    {
        var all = notebook
            .Cells.SelectMany(cell => cell.Outputs)
            .Select(output => (output?["data"] as JsonObject)?[MimeType])
            .OfType<JsonObject>()
            .ToLookup(claim => claim["kind"]?.ToString() == "identity");
        return new(
            all[false].Count(Holds),
            all[false].Count(claim => !Holds(claim)),
            all[false].Count(claim => claim["twins"] is JsonArray { Count: > 0 }),
            all[true].Count(Holds),
            all[true].Count(claim => !Holds(claim))
        );
    }

    private static bool Holds(JsonObject claim) => claim["holds"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>Whether an error's name, with or without namespace, is that of a failed claim.</summary>
    public static bool IsFailure(string errorName) => errorName.Split('.')[^1] == ErrorName;
}

/// <summary>How many claims and identities a notebook verified.</summary>
/// <param name="Held">Claims that held.</param>
/// <param name="Failed">Claims that did not.</param>
/// <param name="WithTwin">Claims of both kinds beside which a null model or a sabotage was measured.</param>
/// <param name="Identities">Pairs of computations that agreed; no claims.</param>
/// <param name="IdentitiesFailed">Those that did not.</param>
public readonly record struct ClaimCounts(int Held, int Failed, int WithTwin, int Identities, int IdentitiesFailed)
{
    /// <summary>All claims.</summary>
    public int Claims => Held + Failed;

    /// <summary>Both together.</summary>
    public static ClaimCounts operator +(ClaimCounts a, ClaimCounts b) =>
        new(
            a.Held + b.Held,
            a.Failed + b.Failed,
            a.WithTwin + b.WithTwin,
            a.Identities + b.Identities,
            a.IdentitiesFailed + b.IdentitiesFailed
        );

    /// <summary>One line: "12 claims: 12 held, 0 failed; 9 with a twin, 3 without; 5 identities, 0 failed".</summary>
    public override string ToString() =>
        $"{Claims} claims: {Held} held, {Failed} failed; {WithTwin} with a twin, {Claims - WithTwin} without; "
        + $"{Identities + IdentitiesFailed} identities, {IdentitiesFailed} failed";
}
