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

/// <summary>Schedules: the factor on the learning rate at progress 0 (first step) … 1 (end of training).</summary>
public static class LearningRate
{
    /// <summary>1 throughout.</summary>
    public static Func<double, double> Constant { get; } = static _ => 1;

    /// <summary>A linear rise over the first <paramref name="warmup"/> of training, then half a cosine from 1 to <paramref name="floor"/>.</summary>
    /// <param name="warmup">Share of training, 0 … 1.</param>
    /// <param name="floor">The factor at the end, 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share or factor outside of 0 … 1.</exception>
    public static Func<double, double> Cosine(double warmup = 0.02, double floor = 0.01)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(warmup, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(floor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floor, 1);
        return progress =>
            progress < warmup
                ? (progress + 1e-3) / (warmup + 1e-3)
                : floor + (1 - floor) * (1 + Math.Cos(Math.PI * (progress - warmup) / (1 - warmup))) / 2;
    }
}

/// <summary>Where training is, as a loss sees it, and where it records what it wants to be seen.</summary>
public sealed class FitStep
{
    private readonly Dictionary<string, List<FitPoint>> series = [];
    private readonly Action<int, double, string> show;

    internal FitStep(int steps, Action<int, double, string> show) => (Steps, this.show) = (steps, show);

    /// <summary>The number of this step, from 0.</summary>
    public int Index { get; internal set; }

    /// <summary>Steps that training will take at most.</summary>
    public int Steps { get; }

    /// <summary>Index / Steps, 0 … 1: what schedules are functions of.</summary>
    public double Progress => Index / (double)Steps;

    /// <summary>Records a number, and shows it in the live figure.</summary>
    public void Log(string name, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!series.TryGetValue(name, out var points))
            series.Add(name, points = []);
        points.Add(new FitPoint(Index + 1, value));
        show(Index + 1, value, name);
    }

    /// <summary>Records the value of a tensor of one element, and shows it in the live figure.</summary>
    public void Log(string name, Tensor value)
    {
        Log(name, value.ToDouble());
    }

    internal IReadOnlyDictionary<string, IReadOnlyList<FitPoint>> Series =>
        series.ToDictionary(pair => pair.Key, IReadOnlyList<FitPoint> (pair) => pair.Value);
}

/// <summary>Why training ended.</summary>
public enum FitEnd
{
    /// <summary>All steps were taken.</summary>
    Completed,

    /// <summary>Validation stopped improving.</summary>
    EarlyStopping,
}

/// <summary>One value of a series that was recorded during training.</summary>
/// <param name="Step">Steps taken when it was recorded.</param>
/// <param name="Value">In the series' unit.</param>
public readonly record struct FitPoint(int Step, double Value);

/// <summary>What happened during training.</summary>
/// <param name="Losses">The training loss of every step taken.</param>
/// <param name="Series">What the loss recorded by <see cref="FitStep.Log(string, double)"/>, by name.</param>
/// <param name="Validation">Every validation, in order; empty without validation.</param>
/// <param name="BestStep">Steps taken to the weights that the model now holds.</param>
/// <param name="End">Why training ended.</param>
/// <param name="Duration">Wall-clock time, validations included.</param>
public sealed record FitHistory(
    IReadOnlyList<double> Losses,
    IReadOnlyDictionary<string, IReadOnlyList<FitPoint>> Series,
    IReadOnlyList<FitPoint> Validation,
    int BestStep,
    FitEnd End,
    TimeSpan Duration
)
{
    /// <summary>The best (lowest) validation value; NaN without validation.</summary>
    public double BestValidation => Validation.Count == 0 ? double.NaN : Validation.Min(p => p.Value);
}
