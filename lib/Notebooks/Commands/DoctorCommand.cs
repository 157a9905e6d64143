using System.CommandLine;
using Notebooks.Doctor;
using Spectre.Console;

namespace Notebooks.Commands;

/// <summary><c>doctor</c>: says what this machine has and lacks, and how to mend it.</summary>
internal static class DoctorCommand
{
    public static Command Create(string root)
    {
        var command = new Command("doctor", "Say what this machine has and lacks; installs nothing.");
        command.SetAction(_ => Report([.. new Examination(root).Findings()]));
        return command;
    }

    private static int Report(IReadOnlyList<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "thing", "found", "remedy");
        foreach (var finding in findings)
        {
            var mark = finding.Health switch
            {
                Health.Good => "[green]good[/]",
                Health.Limited => "[yellow]limited[/]",
                _ => "[red]missing[/]",
            };
            table.AddRow(mark, Markup.Escape(finding.Thing), Markup.Escape(finding.Found), Markup.Escape(finding.Remedy));
        }
        AnsiConsole.Write(table);
        return findings.Any(finding => finding.Health == Health.Missing) ? ExitCodes.SomethingMissing : 0;
    }
}
