using System.CommandLine;
using Kernel.Headless;
using Spectre.Console;

namespace Kernel.Commands;

/// <summary><c>run</c>: executes notebooks and writes what came of them.</summary>
internal static class RunCommand
{
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
    };

    private static readonly Option<double> CellTimeout = Seconds("--cell-timeout", "The longest that a cell may take", 300);
    private static readonly Option<double> Timeout = Seconds("--timeout", "The longest that a notebook may take", 900);
    private static readonly Option<bool> KeepGoing = new("--keep-going") { Description = "Go on behind a cell that failed" };
    private static readonly Option<string> JUnit = new("--junit")
    {
        Description = "Also write the results as JUnit XML",
        HelpName = "file",
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
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var notebooks = NotebookSelection.Find(parsed.GetValue(Notebooks) ?? [], Path.Combine(ProjectRoot.Path, "notebooks"));
        if (notebooks.Count == 0)
            throw new ArgumentException($"there are no notebooks in {Path.Combine(ProjectRoot.Path, "notebooks")}");
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
        var results = await Execute(options, notebooks, stop).ConfigureAwait(false);
        SummaryTable.Write(AnsiConsole.Console, results, options.OutputFolder);
        if (parsed.GetValue(JUnit) is { } junit)
            JUnitReport.Write(junit, results);
        var built = SiteCommand.Build(output);
        return stop.IsCancellationRequested ? ExitCodes.Interrupted
            : results.Select(result => result.Status).ExitCode() is var code and not ExitCodes.Passed ? code
            : built;
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

    private static Option<double> Seconds(string name, string description, double standard)
    {
        var option = new Option<double>(name)
        {
            Description = $"{description}, in seconds",
            HelpName = "seconds",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1e6))
                result.AddError($"{name} expects a positive number of seconds");
        });
        return option;
    }
}
