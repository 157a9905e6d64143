using static TorchSharp.torch;

namespace GenerativeModels.Training;

/// <summary>How a model that takes longer than a notebook has is trained once, in full, and kept.</summary>
/// <param name="Name">Of the checkpoint: <c>./nb train NAME</c>.</param>
/// <param name="Steps">Optimiser steps, unless others are asked for.</param>
/// <param name="Train">Builds the model on <see cref="Compute.Device"/>, trains it on training rows, and measures it.</param>
public sealed record CheckpointRecipe(string Name, int Steps, Func<CheckpointTask, CheckpointModel> Train);

/// <summary>What a <see cref="CheckpointRecipe"/> is given.</summary>
/// <param name="Seed">Of <paramref name="Rng"/>; TorchSharp's global generator, which draws initial weights, is seeded with it too.</param>
/// <param name="Steps">Optimiser steps to take.</param>
/// <param name="Rng">On <see cref="Compute.Device"/>.</param>
/// <param name="Report">Shows a line of progress.</param>
public sealed record CheckpointTask(int Seed, int Steps, Generator Rng, Action<string> Report);

/// <summary>What a <see cref="CheckpointRecipe"/> gives back.</summary>
/// <param name="Model">Trained; the caller disposes it.</param>
/// <param name="Figures">What was measured, by name with unit.</param>
public sealed record CheckpointModel(nn.Module Model, IReadOnlyDictionary<string, double> Figures);
