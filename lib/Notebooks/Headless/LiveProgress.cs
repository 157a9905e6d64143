using System.Collections.Concurrent;
using System.Diagnostics;
using Spectre.Console;

namespace Notebooks.Headless;

/// <summary>Progress as a table that is redrawn: notebook, cell, title, elapsed time.</summary>
public sealed class LiveProgress : IRunProgress
{
    private const int RefreshMilliseconds = 200;

    private readonly ConcurrentDictionary<string, Line> lines = new();

    private sealed record Line(Stopwatch Clock, int Cells, int Number, string Title, NotebookResult? Result);

    /// <inheritdoc/>
    public void Started(string notebook, int cells) => lines[notebook] = new Line(Stopwatch.StartNew(), cells, 0, "starts", null);

    /// <inheritdoc/>
    public void Cell(string notebook, int number, string title) =>
        lines[notebook] = lines[notebook] with { Number = number, Title = title };

    /// <inheritdoc/>
    public void Finished(NotebookResult result) =>
        lines.AddOrUpdate(
            result.Name,
            _ => new Line(new Stopwatch(), 0, 0, "", result),
            (_, line) => line with { Result = result }
        );

    /// <summary>Draws while the work is under way.</summary>
    public async Task<T> Show<T>(IAnsiConsole console, Func<Task<T>> work)
    {
        var running = work();
        await console
            .Live(Draw())
            .StartAsync(async display =>
            {
                while (await Task.WhenAny(running, Task.Delay(RefreshMilliseconds)).ConfigureAwait(false) != running)
                    display.UpdateTarget(Draw());
                display.UpdateTarget(Draw());
            })
            .ConfigureAwait(false);
        return await running.ConfigureAwait(false);
    }

    private Table Draw()
    {
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "", "", "");
        foreach (var (name, line) in lines.OrderBy(line => line.Key, StringComparer.Ordinal))
            if (line.Result is { } result)
                table.AddRow(SummaryTable.Status(result.Status), Markup.Escape(name), "", $"{result.Seconds:0.0} s");
            else
                table.AddRow(
                    "[blue]runs[/]",
                    Markup.Escape(name),
                    Markup.Escape($"{line.Number}/{line.Cells} {line.Title}"),
                    $"{line.Clock.Elapsed.TotalSeconds:0.0} s"
                );
        return table;
    }
}
