using GenerativeModels.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenerativeModels.Evaluation;

/// <summary>How one model of the 8×8 digits is built and trained: the notebooks and the table of results use the same.</summary>
/// <param name="Name">As in the table: "VAE".</param>
/// <param name="Family">Whose notebook shows it: "04-05-vae"; empty for a floor.</param>
/// <param name="Kind">What its nats are.</param>
/// <param name="Note">What else a reader has to know: the k of a bound; may be empty.</param>
/// <param name="Train">Learns from the training rows and makes every choice, early stopping included, by the validation rows.</param>
public sealed record DigitsRecipe(
    string Name,
    string Family,
    LikelihoodKind Kind,
    string Note,
    Func<DigitsTask, DigitsModel> Train
)
{
    /// <summary>Trains once and measures both splits. Returns the run, and how many numbers were learned.</summary>
    /// <param name="digits">All three splits; the test rows are looked at once, behind the training.</param>
    /// <param name="seed">Of everything but the initial weights: seed TorchSharp's global generator for those.</param>
    /// <param name="device">Where; null: the CPU.</param>
    /// <param name="clock">Measures the training; null: the system's.</param>
    /// <exception cref="ArithmeticException">A log-likelihood is not finite, or not a probability.</exception>
    public (DigitsRun Run, long Parameters) Run(ImageSplits digits, int seed, Device? device = null, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        using var scope = NewDisposeScope();
        using var task = new DigitsTask(digits, seed, device);
        var start = clock.GetTimestamp();
        var model = Train(task);
        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        using var off = no_grad();
        var validation = NatsPerImage(model, task.Validation, task.Rng);
        using var test = DigitsTask.Pixels(digits.Test, task.Train.device);
        return (new DigitsRun(seed, validation, NatsPerImage(model, test, task.Rng), seconds), model.Parameters);
    }

    private double NatsPerImage(DigitsModel model, Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var log = model.LogProb(x, rng);
        if (log.shape is not [var count] || count != x.shape[0])
            throw new InvalidOperationException($"expected {Name}'s log P: [{x.shape[0]}], got [{string.Join(", ", log.shape)}]");
        var nats = -log.mean().ToDouble();
        return double.IsFinite(nats) && log.max().ToDouble() <= 0
            ? nats
            : throw new ArithmeticException($"expected {Name}'s log P finite and ≤ 0, got {log.max().ToDouble()}, mean {-nats}");
    }
}
