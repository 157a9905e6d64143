using GenerativeModels.Data;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>How a model that takes longer than a notebook has is trained once, in full, and kept.</summary>
/// <param name="Name">Of the checkpoint: <c>./nb train NAME</c>.</param>
/// <param name="Steps">Optimiser steps, unless others are asked for.</param>
/// <param name="Train">Builds the model on <see cref="Compute.Device"/>, trains it on training rows, and measures it.</param>
public sealed record CheckpointRecipe(string Name, int Steps, Func<CheckpointTask, CheckpointModel> Train)
{
    /// <summary>The models whose weights are kept.</summary>
    public static IReadOnlyList<CheckpointRecipe> All { get; } =
    [
        Judges.DigitsRecipe,
        Judges.MnistRecipe,
        MnistDiffusion.Recipe,
        MnistGan.Recipe,
        MnistMatching.Recipe,
        MnistVae.Recipe,
        NovelGpt.Recipe,
    ];

    /// <summary>Gives a fresh module the weights that are kept, and puts it into evaluation mode. Returns what is known of them.</summary>
    /// <param name="module">Built as the recipe builds it.</param>
    /// <param name="device">Where it goes; null: the CPU.</param>
    /// <exception cref="DataFileException">The weights are missing or altered.</exception>
    public Checkpoint LoadInto(nn.Module module, Device? device = null)
    {
        var about = Checkpoint.Load(Name, module);
        module.eval();
        module.to(device ?? CPU);
        return about;
    }
}

/// <summary>What a <see cref="CheckpointRecipe"/> is given.</summary>
/// <param name="Seed">Of <paramref name="Rng"/>; TorchSharp's global generator, which draws initial weights, is seeded with it too.</param>
/// <param name="Steps">Optimiser steps to take.</param>
/// <param name="Rng">On <see cref="Compute.Device"/>.</param>
/// <param name="Report">Shows a line of progress.</param>
public sealed record CheckpointTask(int Seed, int Steps, Generator Rng, Action<string> Report)
{
    /// <summary>Reports every 250th step.</summary>
    public void Tell(FitStep step)
    {
        if (step.Index % 250 == 0)
            Report($"step {step.Index} of {step.Steps}");
    }
}

/// <summary>What a <see cref="CheckpointRecipe"/> gives back.</summary>
/// <param name="Model">Trained; the caller disposes it.</param>
/// <param name="Figures">What was measured, by name with unit.</param>
public sealed record CheckpointModel(nn.Module Model, Dictionary<string, double> Figures);
