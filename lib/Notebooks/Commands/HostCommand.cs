using Notebooks.Hosting;

namespace Notebooks.Commands;

/// <summary><c>host</c>: the kernel process of one notebook. The runner and the Jupyter front start it.</summary>
internal static class HostCommand
{
    public const string Name = "host";

    /// <param name="args">The runner's socket, the notebook's folder, and the setting.</param>
    public static async Task<int> Run(string[] args)
    {
        if (args is not [var socket, var folder, var word] || !Enum.TryParse(word, out KernelSetting setting))
        {
            await Console.Error.WriteLineAsync("host: expected SOCKET FOLDER SETTING").ConfigureAwait(false);
            return ExitCodes.Usage;
        }
        await NotebookHost.Serve(socket, folder, setting).ConfigureAwait(false);
        return ExitCodes.Passed;
    }
}
