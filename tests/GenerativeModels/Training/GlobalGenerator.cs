namespace GenerativeModels.Tests.Training;

/// <summary>Tests that seed or draw from the engine's global generator (initial weights, dropout) run one after the other.</summary>
[CollectionDefinition(nameof(GlobalGenerator), DisableParallelization = true)]
public sealed class GlobalGenerator;
