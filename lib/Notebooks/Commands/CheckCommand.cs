using System.CommandLine;
using Notebooks.Format;
using Notebooks.Headless;

namespace Notebooks.Commands;

/// <summary><c>check</c>: are the notebooks fit for git?</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Notebooks = new("notebooks")
    {
        Description = "Names, paths or patterns; all when none is given",
    };

    public static Command Create()
    {
        var command = new Command("check", "Verify that notebooks are stripped and well formed") { Notebooks };
        command.SetAction(Check);
        return command;
    }

    private static int Check(ParseResult parsed)
    {
        var files = NotebookSelection.Find(parsed.GetValue(Notebooks) ?? [], Path.Combine(ProjectRoot.Path, "notebooks"));
        var faults = files
            .SelectMany(file => NotebookCheck.Faults(file).Select(fault => $"{Path.GetFileName(file)}: {fault}"))
            .ToArray();
        foreach (var fault in faults)
            Console.Error.WriteLine(fault);
        Console.WriteLine($"{files.Count} notebooks, {faults.Length} faults");
        return faults.Length == 0 ? ExitCodes.Passed : ExitCodes.CellFailed;
    }
}
