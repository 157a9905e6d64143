using System.CommandLine;
using Recipes;

var table = new Command("table", "Trains models over several seeds and writes a table of their results")
{
    DigitsCommand.Create(),
};
return await new RootCommand("Trains models by their recipes and writes what comes out into data/")
{
    table,
    TrainCommand.Create(),
}
    .Parse(args)
    .InvokeAsync()
    .ConfigureAwait(false);
