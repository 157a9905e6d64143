using Benchmarks;
using Benchmarks.Running;
using Spectre.Console;

if (args is [Command.WorkerArgument])
{
    Worker.Serve(Console.In, Console.Out);
    return 0;
}
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    AnsiConsole.Profile.Width = 140;
}
return Command.Create().Parse(args).Invoke();
