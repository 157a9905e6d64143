using System.CommandLine;
using Kernel.Hosting;

namespace Kernel.Commands;

/// <summary><c>host</c>: the kernel process of one notebook. The runner and the Jupyter front start it.</summary>
internal static class HostCommand
{
    private static readonly Argument<string> SocketPath = new("socket");
    private static readonly Argument<string> Folder = new("folder");
    private static readonly Argument<KernelSetting> Setting = new("setting");

    public static Command Create()
    {
        var command = new Command("host", "Serve one notebook's cells") { SocketPath, Folder, Setting };
        command.Hidden = true;
        command.SetAction(
            (parsed, _) => NotebookHost.Serve(parsed.GetValue(SocketPath)!, parsed.GetValue(Folder)!, parsed.GetValue(Setting))
        );
        return command;
    }
}
