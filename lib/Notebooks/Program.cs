using Notebooks.Commands;

// A kernel process goes past the command line's machinery: whoever opens a notebook waits for it.
return await (args is [HostCommand.Name, ..] ? HostCommand.Run(args[1..]) : CommandLine.Run(args)).ConfigureAwait(false);
