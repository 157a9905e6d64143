using Spectre.Console;

namespace Notebooks.Headless;

/// <summary>The table that closes a run.</summary>
public static class SummaryTable
{
    /// <summary>Writes the table, and a line that counts.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<NotebookResult> results, string outputFolder)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("notebook", "status", "cells", "seconds", "peak MiB", "claims", "with twin", "identities", "message");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        table.Columns[5].RightAligned();
        table.Columns[6].RightAligned();
        table.Columns[7].RightAligned();
        foreach (var result in results)
            table.AddRow(
                Markup.Escape(result.Name),
                Status(result.Status),
                $"{result.CellsRun}/{result.Cells}",
                $"{result.Seconds:0.0}",
                result.PeakMebibytes > 0 ? $"{result.PeakMebibytes}" : "",
                Counts(result.Claims.Held, result.Claims.Failed),
                result.Claims.Claims > 0 ? $"{result.Claims.WithTwin} of {result.Claims.Claims}" : "",
                Counts(result.Claims.Identities, result.Claims.IdentitiesFailed),
                Markup.Escape(result.Message)
            );
        console.Write(table);
        console.WriteLine($"{results.Aggregate(default(ClaimCounts), (sum, result) => sum + result.Claims)}.");
        var passed = results.Count(result => result.Status == RunStatus.Passed);
        console.MarkupLineInterpolated($"{passed} passed, {results.Count - passed} failed. Executed notebooks: {outputFolder}");
    }

    internal static string Status(RunStatus status) =>
        status == RunStatus.Passed ? "[green]passed[/]" : $"[red]{status.Name()}[/]";

    private static string Counts(int held, int failed) =>
        failed > 0 ? $"[red]{held} held, {failed} failed[/]"
        : held > 0 ? $"{held} held"
        : "";
}
