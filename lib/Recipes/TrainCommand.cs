using System.CommandLine;
using System.Globalization;
using GenerativeModels.Data;
using GenerativeModels.Recipes;
using GenerativeModels.Training;

namespace Recipes;

/// <summary><c>train NAME</c>: trains a model in full and keeps its weights for the notebooks.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = $"Which checkpoints to make: {string.Join(", ", CheckpointRecipe.All.Select(recipe => recipe.Name))}",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Of all randomness in the training",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int?> Steps = new("--steps") { Description = "Optimiser steps, instead of the recipe's" };

    private static readonly Option<string?> Output = new("--output")
    {
        Description = $"Folder to write to, instead of {Checkpoint.Folder}",
    };

    public static Command Create()
    {
        var command = new Command("train", $"Train a model in full; write its weights into {Checkpoint.Folder}")
        {
            Names,
            Seed,
            Steps,
            Output,
        };
        Names.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Except(CheckpointRecipe.All.Select(r => r.Name)))
                result.AddError($"no recipe \"{name}\", expected {string.Join(", ", CheckpointRecipe.All.Select(r => r.Name))}");
        });
        Steps.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--steps expects at least 1");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var root = DataRoot.Find() ?? throw new InvalidOperationException("expected a project root above this program");
        var folder = parsed.GetValue(Output) ?? Path.Combine(root, Checkpoint.Folder);
        var (seed, steps) = (parsed.GetValue(Seed), parsed.GetValue(Steps));
        foreach (var recipe in parsed.GetValue(Names)!.Select(name => CheckpointRecipe.All.First(recipe => recipe.Name == name)))
            Console.WriteLine(Line(Make(recipe, folder, seed, steps)));
        return 0;
    }

    private static Checkpoint Make(CheckpointRecipe recipe, string folder, int seed, int? steps)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        using var rng = new Generator((ulong)seed, Compute.Device);
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var task = new CheckpointTask(seed, steps ?? recipe.Steps, rng, Console.WriteLine);
        Console.WriteLine($"{recipe.Name}: seed {seed}, {task.Steps} steps");
        var (model, figures) = recipe.Train(task);
        using var trained = model;
        var options = (seed == 1 ? "" : $" --seed {seed}") + (steps is null ? "" : $" --steps {steps}");
        var run = new CheckpointRun(
            Checkpoint.CommandFor(recipe.Name) + options,
            seed,
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            clock.GetElapsedTime(start).TotalSeconds,
            figures
        );
        return Checkpoint.Save(folder, recipe.Name, model, run);
    }

    private static string Line(Checkpoint made) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{made.Name}: {made.Parameters} parameters, {made.Bytes / 1e6:0.00} MB, {made.Seconds:0} s"
        )
        + string.Concat(
            made.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"\n  {figure.Key}: {figure.Value:0.####}"))
        );
}
