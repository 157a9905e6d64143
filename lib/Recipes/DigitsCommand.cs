using System.CommandLine;
using System.Globalization;
using GenerativeModels.Data;
using GenerativeModels.Recipes;
using GenerativeModels.Training;

namespace Recipes;

/// <summary><c>digits</c>: every explicit model's nats per image on the 8×8 digits.</summary>
internal static class DigitsCommand
{
    private static readonly Option<int> Seeds = new("--seeds")
    {
        Description = "How often each model is trained, with seeds 1, 2, …",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<string[]> Models = new("--model")
    {
        Description = "Only this model's line is made anew, the others stay; may be repeated",
        HelpName = "name",
    };

    private static readonly Option<bool> Dry = new("--dry") { Description = "Print the lines, leave the file as it is" };

    public static Command Create()
    {
        var command = new Command("digits", $"Train the models of the 8×8 digits; write {DigitsTable.RelativePath}")
        {
            Seeds,
            Models,
            Dry,
        };
        Seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--seeds expects at least 1");
        });
        Models.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Except(DigitsRecipe.All.Select(r => r.Name)))
                result.AddError($"no model \"{name}\", expected {string.Join("; ", DigitsRecipe.All.Select(r => r.Name))}");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var root = DataRoot.Find() ?? throw new InvalidOperationException("expected a project root above this program");
        var seeds = parsed.GetValue(Seeds);
        var digits = Digits.Load();
        foreach (var recipe in Named(parsed.GetValue(Models) ?? []))
        {
            var row = Make(recipe, digits, seeds);
            Console.WriteLine(Line(row));
            if (!parsed.GetValue(Dry))
                Save(Path.Combine(root, DigitsTable.RelativePath), row);
        }
        return 0;
    }

    /// <summary>The named ones; all, when none is named.</summary>
    private static IEnumerable<DigitsRecipe> Named(string[] names) =>
        DigitsRecipe.All.Where(recipe => names.Length == 0 || names.Contains(recipe.Name));

    private static DigitsRow Make(DigitsRecipe recipe, ImageSplits digits, int seeds)
    {
        var runs = new List<DigitsRun>();
        var parameters = 0L;
        for (var seed = 1; seed <= seeds; seed++)
        {
            manual_seed(seed);
            (var run, parameters) = recipe.Run(digits, seed, Compute.Device);
            runs.Add(run);
            Console.WriteLine(
                $"  {recipe.Name}, seed {seed}: validation {run.Validation:0.00}, test {run.Test:0.00}, {run.Seconds:0} s"
            );
        }
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var command = $"{DigitsTable.Command} --seeds {seeds}";
        return new(recipe.Name, recipe.Family, recipe.Kind, recipe.Note, parameters, command, today, runs);
    }

    /// <summary>Reads the file again before it writes: another run may have made other lines meanwhile.</summary>
    private static void Save(string path, DigitsRow row)
    {
        var table = File.Exists(path) ? DigitsTable.Parse(File.ReadAllText(path)) : new DigitsTable([]);
        File.WriteAllText(path + ".new", table.With(row).ToJson());
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string Line(DigitsRow row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Model}: validation {row.Validation().Mean:0.00} ± {row.Validation().Deviation:0.00}, "
                + $"test {row.Test().Mean:0.00} ± {row.Test().Deviation:0.00} nats/image, {row.Parameters} parameters, "
                + $"{row.Seconds().Mean:0} s"
        );
}
