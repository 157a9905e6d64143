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
            .AddColumns("notebook", "status", "cells", "seconds", "claims", "message");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        foreach (var result in results)
            table.AddRow(
                Markup.Escape(result.Name),
                Status(result.Status),
                $"{result.CellsRun}/{result.Cells}",
                $"{result.Seconds:0.0}",
                Claims(result),
                Markup.Escape(result.Message)
            );
        console.Write(table);
        var passed = results.Count(result => result.Status == RunStatus.Passed);
        console.MarkupLineInterpolated($"{passed} passed, {results.Count - passed} failed. Executed notebooks: {outputFolder}");
    }

    internal static string Status(RunStatus status) =>
        status == RunStatus.Passed ? "[green]passed[/]" : $"[red]{status.Name()}[/]";

    private static string Claims(NotebookResult result) =>
        result.ClaimsFailed > 0 ? $"[red]{result.ClaimsHeld} held, {result.ClaimsFailed} failed[/]"
        : result.ClaimsHeld > 0 ? $"{result.ClaimsHeld} held"
        : "";
}
