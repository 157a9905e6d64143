using GenerativeModels.Data;
using GenerativeModels.Evaluation;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>How a model that takes longer than a notebook has is trained once, in full, and kept.</summary>
/// <param name="Name">Of the checkpoint: <c>./nb train NAME</c>.</param>
/// <param name="Steps">Optimiser steps, unless others are asked for.</param>
/// <param name="Train">Builds the model on <see cref="Compute.Device"/>, trains it on training rows, and measures it.</param>
public sealed record CheckpointRecipe(string Name, int Steps, Func<CheckpointTask, CheckpointModel> Train)
{
    /// <summary>The models whose weights are kept.</summary>
    public static IReadOnlyList<CheckpointRecipe> All { get; } = [MnistDiffusion.Recipe, MnistGan.Recipe, NovelGpt.Recipe];

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

/// <summary>What is measured of every model of MNIST: <see cref="Count"/> samples, judged by a classifier of real images.</summary>
public sealed class MnistJudge : IDisposable
{
    /// <summary>How many samples, and how many validation images they are compared with.</summary>
    public const int Count = 500;

    private readonly ImageSplits mnist;
    private readonly ImageClassifier judge;

    /// <summary>Trains the classifier on 10 000 training images.</summary>
    /// <param name="mnist">Its validation images are compared with.</param>
    /// <param name="seed">Of the classifier's training.</param>
    public MnistJudge(ImageSplits mnist, int seed)
    {
        this.mnist = mnist;
        judge = ImageClassifier.Train(mnist.Train.Slice(..10_000), seed, device: Compute.Device);
    }

    /// <summary>Confidence and Fréchet distance of samples [<see cref="Count"/>, 784], and, where each was asked for as a class, how many are read as it.</summary>
    /// <param name="samples">Pixels 0 … 1.</param>
    /// <param name="classes">[<see cref="Count"/>]; null: none was asked for.</param>
    public Dictionary<string, double> Of(Tensor samples, Tensor? classes = null)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var read = judge.ClassProbabilities(samples);
        var figures = new Dictionary<string, double>
        {
            [$"classifier's mean confidence in {Count} samples"] = read.amax([1L]).mean().ToDouble(),
            [$"Fréchet distance to {Count} validation images"] = FrechetDistance.Of(
                judge.FeatureRows(samples),
                judge.FeatureRows(mnist.Validation.Slice(..Count).ToTensor(Compute.Device))
            ),
        };
        if (classes is not null)
            figures["share of them read as the class asked for"] = read.argmax(1)
                .eq(classes)
                .to(ScalarType.Float64)
                .mean()
                .ToDouble();
        return figures;
    }

    /// <summary>Frees the classifier.</summary>
    public void Dispose() => judge.Dispose();
}
