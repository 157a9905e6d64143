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

    public static (int Held, int Failed) Count(Notebook notebook)
    {
        var verdicts = notebook
            .Cells.SelectMany(cell => cell.Outputs)
            .Select(output => (output?["data"] as JsonObject)?[MimeType] as JsonObject)
            .Where(claim => claim is not null)
            .Select(claim => claim!["holds"]?.GetValueKind() == JsonValueKind.True)
            .ToArray();
        return (verdicts.Count(holds => holds), verdicts.Count(holds => !holds));
    }

    /// <summary>Whether an error's name, with or without namespace, is that of a failed claim.</summary>
    public static bool IsFailure(string errorName) => errorName.Split('.')[^1] == ErrorName;
}
