using System.CommandLine;
using Notebooks.Format;
using Notebooks.Headless;

namespace Notebooks.Commands;

/// <summary><c>strip</c>: removes what runs left in notebooks.</summary>
internal static class StripCommand
{
    private static readonly Argument<string[]> Notebooks = new("notebooks")
    {
        Description = "Names, paths or patterns; all when none is given",
    };

    public static Command Create()
    {
        var command = new Command("strip", "Remove outputs and run records from notebooks, in place") { Notebooks };
        command.SetAction(Strip);
        return command;
    }

    private static int Strip(ParseResult parsed)
    {
        var (changed, faults) = (0, 0);
        foreach (
            var file in NotebookSelection.Find(parsed.GetValue(Notebooks) ?? [], Path.Combine(ProjectRoot.Path, "notebooks"))
        )
            try
            {
                changed += Strip(file) ? 1 : 0;
            }
            catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(e is NotebookFormatException ? e.Message : $"{Path.GetFileName(file)}: {e.Message}");
                faults++;
            }
        Console.WriteLine($"{changed} changed");
        return faults == 0 ? ExitCodes.Passed : ExitCodes.CellFailed;
    }

    /// <summary>Strips a file; whether that changed it.</summary>
    private static bool Strip(string file)
    {
        var notebook = Notebook.Read(file);
        NotebookStrip.Apply(notebook);
        if (IpynbWriter.ToText(notebook) == File.ReadAllText(file))
            return false;
        IpynbWriter.Write(notebook, file);
        Console.WriteLine($"stripped {Path.GetFileName(file)}");
        return true;
    }
}
