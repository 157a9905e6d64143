using Benchmarks;
using Benchmarks.Running;
using Spectre.Console;

if (args is [Command.WorkerArgument, var side])
{
    Worker.Serve(side == Peer.OursArgument, Console.In, Console.Out);
    return 0;
}
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    AnsiConsole.Profile.Width = 160;
}
return Command.Create().Parse(args).Invoke();
