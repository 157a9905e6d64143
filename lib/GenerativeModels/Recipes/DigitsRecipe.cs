using GenerativeModels.Data;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

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
    /// <summary>The models of the table, in its order.</summary>
    public static IReadOnlyList<DigitsRecipe> All { get; } =
    [
        DigitFloors.Uniform,
        DigitFloors.Independent,
        DigitVae.Recipe,
        DigitVae.LearnedPrior,
        DigitVae.Hierarchical,
        DigitArm.Made,
        DigitArm.GatedPixelCnn,
        DigitArm.RowLstm,
        DigitFlow.RealNvp,
        DigitFlow.Spline,
        DigitDiffusion.Gaussian,
        DigitDiffusion.Masked,
        DigitDiffusion.FlowMatching,
    ];

    /// <summary>A recipe that fits a network and keeps the weights that are best on the validation rows.</summary>
    /// <param name="name">See <see cref="Name"/>.</param>
    /// <param name="family">See <see cref="Family"/>.</param>
    /// <param name="kind">See <see cref="Kind"/>.</param>
    /// <param name="note">See <see cref="Note"/>.</param>
    /// <param name="options">Of the training.</param>
    /// <param name="create">The network, with fresh weights, on the CPU.</param>
    /// <param name="loss">Of a batch, which is to be made small.</param>
    /// <param name="choose">Rows [N, 64] to nats [N]: log P(x) or a bound, cheap enough to be asked often.</param>
    /// <param name="score">The same for the table; null: as it is chosen by.</param>
    public static DigitsRecipe Fitting<T>(
        string name,
        string family,
        LikelihoodKind kind,
        string note,
        FitOptions options,
        Func<DigitsTask, T> create,
        Func<T, Generator, Func<Tensor, FitStep, Tensor>> loss,
        Func<T, Tensor, Generator, Tensor> choose,
        Func<T, Tensor, Generator, Tensor>? score = null
    )
        where T : nn.Module
    {
        return new(name, family, kind, note, Train);

        DigitsModel Train(DigitsTask task)
        {
            var model = create(task);
            model.to(task.Train.device);
            var validation = () => -choose(model, task.Validation, task.Rng).mean().ToDouble();
            Fit.Minimize(model, task.Train, loss(model, task.Rng), task.Rng, options, validation);
            var learned = model.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel());
            return new DigitsModel((x, rng) => (score ?? choose)(model, x, rng), learned);
        }
    }

    /// <summary>Trains once and measures both splits. Returns the run, and how many numbers were learned.</summary>
    /// <param name="digits">All three splits; the test rows are looked at once, behind the training.</param>
    /// <param name="seed">Of everything but the initial weights: seed TorchSharp's global generator for those.</param>
    /// <param name="device">Where; null: the CPU.</param>
    /// <param name="clock">Measures the training; null: the system's.</param>
    /// <exception cref="ArithmeticException">A log-likelihood is not finite, or not a probability.</exception>
    public (DigitsRun Run, long Parameters) Run(ImageSplits digits, int seed, Device? device = null, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        device ??= CPU;
        using var scope = NewDisposeScope();
        using var rng = new Generator((ulong)seed, device);
        var task = new DigitsTask(digits.Train.ToTensor(device), digits.Validation.ToTensor(device), rng);
        var start = clock.GetTimestamp();
        var model = Train(task);
        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        using var off = no_grad();
        var validation = NatsPerImage(model, task.Validation, rng);
        return (
            new DigitsRun(seed, validation, NatsPerImage(model, digits.Test.ToTensor(device), rng), seconds),
            model.Parameters
        );
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

/// <summary>What a recipe gets to see of the 8×8 digits: no test rows.</summary>
/// <param name="Train">[1000, 64], to learn from: a level 0 … 16 as 0 … 1.</param>
/// <param name="Validation">[350, 64], to choose by.</param>
/// <param name="Rng">Shuffles, noise, latents. Initial weights come from TorchSharp's global generator, which its owner seeds.</param>
public sealed record DigitsTask(Tensor Train, Tensor Validation, Generator Rng);

/// <summary>A trained model of the digits, as far as the table asks.</summary>
/// <param name="LogProb">
/// Rows [N, 64] to log P(x) of the 17-level image, or a lower bound on it, [N] nats; it may ask for randomness. Called without
/// gradients, in evaluation mode.
/// </param>
/// <param name="Parameters">How many numbers were learned.</param>
public sealed record DigitsModel(Func<Tensor, Generator, Tensor> LogProb, long Parameters);
