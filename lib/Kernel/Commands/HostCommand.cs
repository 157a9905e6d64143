using System.CommandLine;
using Kernel.Hosting;

namespace Kernel.Commands;

/// <summary><c>host</c>: the kernel process of one notebook. The runner starts it.</summary>
internal static class HostCommand
{
    private static readonly Argument<string> SocketPath = new("socket");
    private static readonly Argument<string> Folder = new("folder");

    public static Command Create()
    {
        var command = new Command("host", "Serve one notebook's cells to the runner") { SocketPath, Folder };
        command.Hidden = true;
        command.SetAction((parsed, _) => NotebookHost.Serve(parsed.GetValue(SocketPath)!, parsed.GetValue(Folder)!));
        return command;
    }
}
