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
        var changed = 0;
        foreach (
            var file in NotebookSelection.Find(parsed.GetValue(Notebooks) ?? [], Path.Combine(ProjectRoot.Path, "notebooks"))
        )
        {
            var notebook = Notebook.Read(file);
            NotebookStrip.Apply(notebook);
            if (IpynbWriter.ToText(notebook) == File.ReadAllText(file))
                continue;
            IpynbWriter.Write(notebook, file);
            Console.WriteLine($"stripped {Path.GetFileName(file)}");
            changed++;
        }
        Console.WriteLine($"{changed} changed");
        return ExitCodes.Passed;
    }
}
