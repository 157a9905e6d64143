using System.CommandLine;
using System.Globalization;
using Recipes;

// What is read and written is the same on every machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
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
