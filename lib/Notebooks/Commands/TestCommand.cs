using System.CommandLine;
using System.Diagnostics;
using Notebooks.Testing;
using Spectre.Console;

namespace Notebooks.Commands;

/// <summary><c>./nb test</c>: runs the built test projects and adds up what came of them.</summary>
internal static class TestCommand
{
    public static Command Create(string root)
    {
        var projects = new Argument<string[]>("project")
        {
            Description = "Parts of the projects' names; all where none is given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var filter = new Option<string?>("--filter") { Description = "Only tests whose class or method matches, e.g. *Digits*." };
        var limit = new Option<int>("--timeout")
        {
            Description = "Minutes that one project may take.",
            DefaultValueFactory = _ => 20,
        };
        var command = new Command("test", "Run the tests; reports go to artifacts/tests/.") { projects, filter, limit };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    root,
                    parsed.GetValue(projects)!,
                    parsed.GetValue(filter),
                    TimeSpan.FromMinutes(parsed.GetValue(limit)),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string root,
        string[] parts,
        string? filter,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var projects = TestProject.Find(root, parts);
        if (projects.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]No test project matches {string.Join(", ", parts)}.[/]");
            return ExitCodes.Usage;
        }
        var reports = Directory.CreateDirectory(Path.Combine(root, "artifacts", "tests")).FullName;
        string[] options = filter is null ? [] : ["-filter", $"/*/*/*/{filter}"];
        var table = new Table().Border(TableBorder.Simple).AddColumns("tests", "passed", "failed", "skipped", "seconds");
        var (passed, failed, skipped) = (0, 0, 0);
        var failures = new List<string>();
        foreach (var project in projects)
        {
            AnsiConsole.MarkupLineInterpolated($"[dim]testing {project.Name} …[/]");
            var start = Stopwatch.GetTimestamp();
            var outcome = await project.RunAsync(reports, options, limit, cancellation);
            (passed, failed, skipped) = (passed + outcome.Passed, failed + outcome.Failed, skipped + outcome.Skipped);
            foreach (var failure in outcome.Failures)
            {
                AnsiConsole.MarkupLineInterpolated($"[red]failed[/] {failure}");
                failures.Add($"{project.Name}: {string.Join(": ", failure.Split('\n').Take(2))}");
            }
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            table.AddRow(
                Markup.Escape(project.Name),
                $"{outcome.Passed}",
                $"{outcome.Failed}",
                $"{outcome.Skipped}",
                $"{seconds:F1}"
            );
        }
        AnsiConsole.Write(table);
        // Once more below the table: a long log is read from its end.
        foreach (var failure in failures)
            AnsiConsole.MarkupLineInterpolated($"[red]failed[/] {failure}");
        Console.WriteLine($"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}");
        return failed == 0 ? 0 : 1;
    }
}
