using System.CommandLine;
using Notebooks.Headless;
using Spectre.Console;

namespace Notebooks.Commands;

/// <summary><c>run</c>: executes notebooks and writes what came of them.</summary>
internal static class RunCommand
{
    private const string Ipynb = "ipynb";
    private const string Html = "html";

    private static readonly Argument<string[]> Notebooks = new("notebooks")
    {
        Description = "Names, paths or patterns of notebooks; all of them when none is given",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A parameter's new value: --set steps=100; may be repeated",
        HelpName = "name=value",
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Where notebooks/ and site/ are written",
        DefaultValueFactory = _ => Path.Combine(ProjectRoot.Path, "artifacts"),
    };

    private static readonly Option<int> Jobs = new("--jobs", "-j")
    {
        Description = "How many notebooks run at once",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = StrictNumber.Option<int>(jobs => jobs > 0, "a positive whole number"),
    };

    private static readonly Option<double> CellTimeout = Seconds("--cell-timeout", "The longest that a cell may take", 600);
    private static readonly Option<double> Timeout = Seconds("--timeout", "The longest that a notebook may take", 900);
    private static readonly Option<bool> KeepGoing = new("--keep-going") { Description = "Go on behind a cell that failed" };
    private static readonly Option<string> JUnit = new("--junit")
    {
        Description = "Also write the results as JUnit XML",
        HelpName = "file",
    };

    private static readonly Option<string> Shard = new("--shard")
    {
        Description = "Only the i-th of n parts of the notebooks; ./nb site merges what the parts wrote",
        HelpName = "i/n",
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "What to write: ipynb (executed notebooks), html (the site), or both",
        HelpName = "ipynb,html",
        DefaultValueFactory = _ => "ipynb,html",
    };

    public static Command Create()
    {
        var command = new Command("run", "Execute notebooks; write executed copies and the site")
        {
            Notebooks,
            Set,
            Output,
            Jobs,
            CellTimeout,
            Timeout,
            KeepGoing,
            JUnit,
            Shard,
            Format,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var notebooks = NotebookSelection.Find(parsed.GetValue(Notebooks) ?? [], Path.Combine(ProjectRoot.Path, "notebooks"));
        if (notebooks.Count == 0)
            throw new ArgumentException($"there are no notebooks in {Path.Combine(ProjectRoot.Path, "notebooks")}");
        var formats = Formats(parsed.GetValue(Format)!);
        var parameters = ParameterOverrides.Parse(parsed.GetValue(Set) ?? [], notebooks);
        var output = Path.GetFullPath(parsed.GetValue(Output)!);
        var options = new RunOptions
        {
            OutputFolder = Path.Combine(output, "notebooks"),
            Jobs = parsed.GetValue(Jobs),
            CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(CellTimeout)),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
            KeepGoing = parsed.GetValue(KeepGoing),
            Parameters = parameters,
        };
        OutputFolder.Require(options.OutputFolder);
        var shard = NotebookSelection.Shard(notebooks, parsed.GetValue(Shard));
        var results = await Execute(options, shard, stop).ConfigureAwait(false);
        SummaryTable.Write(AnsiConsole.Console, results, options.OutputFolder);
        if (parsed.GetValue(JUnit) is { } junit)
            JUnitReport.Write(junit, results);
        var built = formats.Contains(Html) && shard.Count > 0 ? SiteCommand.Build(output) : ExitCodes.Passed;
        if (!formats.Contains(Ipynb))
            foreach (var written in results.Select(result => result.Output).OfType<string>())
                File.Delete(written);
        return stop.IsCancellationRequested ? ExitCodes.Interrupted
            : results.Select(result => result.Status).ExitCode() is var code and not ExitCodes.Passed ? code
            : built;
    }

    private static string[] Formats(string list)
    {
        var formats = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return formats is not [] && formats.All(format => format is Ipynb or Html)
            ? formats
            : throw new ArgumentException($"--format expects ipynb, html or ipynb,html, got {list}");
    }

    private static Task<IReadOnlyList<NotebookResult>> Execute(
        RunOptions options,
        IReadOnlyList<string> notebooks,
        CancellationToken stop
    )
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return new NotebookRunner(options, new PlainProgress(Console.Out)).Run(notebooks, stop);
        var live = new LiveProgress();
        return live.Show(AnsiConsole.Console, () => new NotebookRunner(options, live).Run(notebooks, stop));
    }

    private static Option<double> Seconds(string name, string description, double standard) =>
        new(name)
        {
            Description = $"{description}, in seconds",
            HelpName = "seconds",
            DefaultValueFactory = _ => standard,
            CustomParser = StrictNumber.Option<double>(
                seconds => seconds is > 0 and < 1e6,
                "a positive number of seconds, such as 0.5"
            ),
        };
}
