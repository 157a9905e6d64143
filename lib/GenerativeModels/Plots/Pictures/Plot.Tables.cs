using System.Globalization;

namespace GenerativeModels.Plots;

/// <summary>What a number in a table of results is.</summary>
public enum ResultKind
{
    /// <summary>A model of ours, measured.</summary>
    Model,

    /// <summary>What no model can beat: the entropy of the data.</summary>
    Floor,

    /// <summary>What a model must reach.</summary>
    Bound,

    /// <summary>A number other people published.</summary>
    Published,
}

/// <summary>One row of a table of results.</summary>
/// <param name="Name">Whose number it is.</param>
/// <param name="Value">The number, in the table's unit.</param>
/// <param name="Deviation">Standard deviation over seeds.</param>
/// <param name="Kind">What the number is.</param>
/// <param name="Note">Where it comes from, or how it was measured.</param>
public sealed record Result(
    string Name,
    double Value,
    double? Deviation = null,
    ResultKind Kind = ResultKind.Model,
    string Note = ""
);

public static partial class Plot
{
    /// <summary>A table of several respects, in the order given: a row's name, then what was measured, written out.</summary>
    /// <exception cref="ArgumentException">A row has not one cell a column.</exception>
    public static Table Table(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
        new(title, columns, rows);

    /// <summary>A table of results, best first and what is not a number last, floors and bounds among them.</summary>
    public static Table Results(string title, string unit, IReadOnlyList<Result> results, bool lowerIsBetter = true)
    {
        Result[] sorted = [.. results.OrderBy(r => double.IsNaN(r.Value)).ThenBy(r => lowerIsBetter ? r.Value : -r.Value)];
        string[] columns = ["model", unit, "kind", "note"];
        if (sorted.All(row => row.Note.Length == 0))
            columns = columns[..3];
        var rows = sorted.Select(r =>
            new[] { r.Name, Number(r), r.Kind == ResultKind.Model ? "measured" : $"{r.Kind}".ToLowerInvariant(), r.Note }
        );
        int[] pale = [.. Enumerable.Range(0, sorted.Length).Where(i => sorted[i].Kind != ResultKind.Model)];
        return new(title, columns, [.. rows.Select(row => row[..columns.Length])], pale);

        // Two digits behind the point; up to four for small numbers.
        static string Number(Result row)
        {
            var digits = Math.Abs(row.Value) < 10 ? "0.00##" : "0.00";
            var value = row.Value.ToString(digits, CultureInfo.InvariantCulture);
            return row.Deviation is { } sd ? $"{value} ± {sd.ToString(digits, CultureInfo.InvariantCulture)}" : value;
        }
    }
}
