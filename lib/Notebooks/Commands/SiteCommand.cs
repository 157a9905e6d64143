using System.CommandLine;
using System.Globalization;
using Notebooks.Headless;
using Notebooks.Site;
using Spectre.Console;

namespace Notebooks.Commands;

/// <summary><c>site</c>: the site from the executed notebooks that are there.</summary>
internal static class SiteCommand
{
    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Where notebooks/ is read and site/ is written",
        DefaultValueFactory = _ => Path.Combine(ProjectRoot.Path, "artifacts"),
    };

    private static readonly Argument<string[]> Parts = new("part")
    {
        Description = "Output folders of other runs, such as shards on other machines, to merge into this one first",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create()
    {
        var command = new Command("site", "Rebuild the site from the executed notebooks") { Parts, Output };
        command.SetAction(parsed =>
        {
            var output = Path.GetFullPath(parsed.GetValue(Output)!);
            ExecutedNotebooks.Merge(parsed.GetValue(Parts) ?? [], output);
            return Build(output);
        });
        return command;
    }

    /// <summary>Builds output/site from output/notebooks, and says so.</summary>
    public static int Build(string output)
    {
        var notebooks = Path.Combine(output, "notebooks");
        string[] executed = Directory.Exists(notebooks) ? [.. Directory.EnumerateFiles(notebooks, "*.ipynb").Order()] : [];
        if (executed is [])
        {
            Console.Error.WriteLine($"there are no executed notebooks in {notebooks}: run them first");
            return ExitCodes.SomethingMissing;
        }
        try
        {
            var report = SiteBuilder.Build(executed, Path.Combine(output, "site"), ProjectRoot.Path);
            foreach (var warning in report.Warnings)
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]site: {warning}[/]");
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Site: {report.Index}");
            return ExitCodes.Passed;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine($"the site could not be built: {e.Message}");
            return ExitCodes.SomethingMissing;
        }
    }
}
