using System.CommandLine;
using Tables;

return await new RootCommand("Makes the tables of results in data/") { DigitsCommand.Create() }
    .Parse(args)
    .InvokeAsync()
    .ConfigureAwait(false);
