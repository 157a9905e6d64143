using GenerativeModels.Data;
using static TorchSharp.torch;

namespace GenerativeModels.Evaluation;

/// <summary>What a recipe gets to see of the 8×8 digits: rows to learn from, rows to choose by, randomness. No test rows.</summary>
public sealed class DigitsTask : IDisposable
{
    /// <summary>Copies the rows to the device.</summary>
    /// <param name="digits">Only training and validation rows are taken.</param>
    /// <param name="seed">Of <see cref="Rng"/>.</param>
    /// <param name="device">Where to train; null: the CPU.</param>
    /// <param name="title">Of the live loss; null: none is shown.</param>
    public DigitsTask(ImageSplits digits, int seed, Device? device = null, string? title = null)
    {
        device ??= CPU;
        (Seed, Title) = (seed, title);
        (Train, Validation) = (Pixels(digits.Train, device), Pixels(digits.Validation, device));
        Rng = new Generator((ulong)seed, device);
    }

    /// <summary>[1000, 64], a level 0 … 16 as 0 … 1.</summary>
    public Tensor Train { get; }

    /// <summary>[350, 64], as the training rows.</summary>
    public Tensor Validation { get; }

    /// <summary>What <see cref="Rng"/> began with.</summary>
    public int Seed { get; }

    /// <summary>Shuffles, noise, latents. Initial weights come from TorchSharp's global generator, which its owner seeds.</summary>
    public Generator Rng { get; }

    /// <summary>Of the live loss; null: none is shown.</summary>
    public string? Title { get; }

    /// <summary>[N, D], levels as 0 … 1, held by the caller.</summary>
    public static Tensor Pixels(ImageData images, Device device)
    {
        using var scope = NewDisposeScope();
        return tensor(images.Scaled(), images.Count, images.Dim).to(device).DetachFromDisposeScope();
    }

    /// <summary>Frees the rows and the generator.</summary>
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Rng.Dispose();
    }
}
