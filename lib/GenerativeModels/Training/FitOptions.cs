using TorchSharp.Modules;

namespace GenerativeModels.Training;

/// <summary>How <see cref="Fit"/> trains.</summary>
public sealed record FitOptions
{
    /// <summary>Optimiser steps, at most.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>Rows in a mini-batch.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The optimiser's learning rate before <see cref="Schedule"/>.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Factor on the learning rate at progress 0 … 1; see <see cref="Training.LearningRate"/>.</summary>
    public Func<double, double> Schedule { get; init; } = Training.LearningRate.Constant;

    /// <summary>Makes the optimiser from the parameters and the learning rate. Default: Adam, Kingma and Ba 2015, arXiv:1412.6980.</summary>
    public Func<IEnumerable<Parameter>, double, optim.Optimizer> Optimizer { get; init; } =
        static (parameters, rate) => optim.Adam(parameters, rate);

    /// <summary>Gradients are scaled so that their joint 2-norm stays below this; null: left as they are.</summary>
    public double? MaxGradNorm { get; init; }

    /// <summary>
    /// Decay of the running mean of the weights, which is what is validated and what the model holds in the end; null: none.
    /// </summary>
    /// <remarks>At step t the decay is min(this, (1 + t) / (10 + t)), so that the start is forgotten.</remarks>
    public double? EmaDecay { get; init; }

    /// <summary>Steps between two validations, where there is something to validate with.</summary>
    public int ValidateEvery { get; init; } = 200;

    /// <summary>Training stops after this many validations without a new best; null: never before the last step.</summary>
    public int? Patience { get; init; }

    /// <summary>Title of the live loss figure; null: none is shown.</summary>
    public string? Title { get; init; }

    /// <summary>What the live figure calls the loss.</summary>
    public string LossName { get; init; } = "train";

    /// <summary>What the loss is measured in.</summary>
    public string Unit { get; init; } = "nats/example";

    /// <summary>The clock that <see cref="FitHistory.Duration"/> is read from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ValidateEvery);
        if (MaxGradNorm is { } norm)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(norm, nameof(MaxGradNorm));
        if (EmaDecay is < 0 or >= 1)
            throw new ArgumentOutOfRangeException(nameof(EmaDecay), EmaDecay, "expected 0 ≤ decay < 1");
        if (Patience is <= 0)
            throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "expected at least one validation");
    }
}
