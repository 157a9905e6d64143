using System.CommandLine;
using System.Globalization;
using Notebooks.Format;
using Spectre.Console;

namespace Notebooks.Commands;

/// <summary>All commands, and what they return for what was not understood.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name; the exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        // Tables, reports and the site are the same on every machine. The kernel's process keeps the machine's culture.
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if (Console.IsOutputRedirected)
        {
            // A log: no colours, and lines as long as they are.
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            AnsiConsole.Profile.Width = 200;
        }
        var root = new RootCommand("Runs C# notebooks: headlessly, with a site of what came of it.")
        {
            RunCommand.Create(),
            DoctorCommand.Create(ProjectRoot.Path),
            SiteCommand.Create(),
            CheckCommand.Create(),
            StripCommand.Create(),
            KernelCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
        try
        {
            // Ctrl-C cancels; then there is time to stop children and to write what was done.
            return await parsed
                .InvokeAsync(
                    new InvocationConfiguration
                    {
                        EnableDefaultExceptionHandler = false,
                        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                    }
                )
                .ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Usage;
        }
        catch (NotebookFormatException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.CellFailed;
        }
    }
}
