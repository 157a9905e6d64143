using System.CommandLine;
using System.Globalization;
using Notebooks.Jupyter;
using Spectre.Console;

namespace Notebooks.Commands;

/// <summary><c>kernel</c>: the kernel as Jupyter and VS Code start it; <c>kernel install</c> tells them of it.</summary>
internal static class KernelCommand
{
    private static readonly Argument<string> ConnectionFile = new("connection-file")
    {
        Description = "Where to listen, as Jupyter wrote it down",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace a kernel of the same name" };
    private static readonly Option<bool> User = new("--user") { Description = "For the present user (the default)" };
    private static readonly Option<string> Prefix = new("--prefix")
    {
        Description = "Below this folder, in share/jupyter: /usr/local for everybody, or a Python environment",
        HelpName = "folder",
    };

    public static Command Create()
    {
        var install = new Command("install", "Make the kernel known to Jupyter and VS Code") { Force, User, Prefix };
        install.SetAction(Install);
        var command = new Command("kernel", "Serve a notebook to Jupyter or VS Code, which start this themselves")
        {
            install,
            ConnectionFile,
        };
        command.SetAction((parsed, _) => Serve(parsed.GetValue(ConnectionFile)!));
        return command;
    }

    private static async Task<int> Serve(string connectionFile)
    {
        try
        {
            return await JupyterKernel.Serve(connectionFile, Environment.CurrentDirectory).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            Log.Write(e.Message);
            return ExitCodes.SomethingMissing;
        }
    }

    private static int Install(ParseResult parsed)
    {
        var prefix = parsed.GetValue(Prefix);
        if (prefix is not null && parsed.GetValue(User))
            throw new ArgumentException("--user and --prefix exclude each other");
        var folder = KernelSpec.Install(
            prefix is null ? KernelSpec.UserFolder() : KernelSpec.PrefixFolder(prefix),
            parsed.GetValue(Force)
        );
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Installed the kernel {KernelSpec.Name} in {folder}");
        return ExitCodes.Passed;
    }
}
