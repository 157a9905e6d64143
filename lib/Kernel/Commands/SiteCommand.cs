using System.CommandLine;
using Kernel.Site;
using Spectre.Console;

namespace Kernel.Commands;

/// <summary><c>site</c>: the site from the executed notebooks that are there.</summary>
internal static class SiteCommand
{
    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Where notebooks/ is read and site/ is written",
        DefaultValueFactory = _ => Path.Combine(ProjectRoot.Path, "artifacts"),
    };

    public static Command Create()
    {
        var command = new Command("site", "Rebuild the site from the executed notebooks") { Output };
        command.SetAction(parsed => Build(Path.GetFullPath(parsed.GetValue(Output)!)));
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
                AnsiConsole.MarkupLineInterpolated($"[yellow]site: {warning}[/]");
            AnsiConsole.MarkupLineInterpolated($"Site: {report.Index}");
            return ExitCodes.Passed;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine($"the site could not be built: {e.Message}");
            return ExitCodes.SomethingMissing;
        }
    }
}
