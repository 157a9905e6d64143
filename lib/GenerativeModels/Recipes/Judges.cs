using GenerativeModels.Data;
using GenerativeModels.Evaluation;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>The classifiers that judge the images of all models, kept as checkpoints, so that all numbers are of one judge.</summary>
public static class Judges
{
    private const string Accuracy = "share of the test images that are read right";

    /// <summary><c>./nb train judge-digits</c>: on the 1 000 training rows of the 8×8 digits.</summary>
    public static CheckpointRecipe DigitsRecipe { get; } =
        new("judge-digits", ImageClassifier.DefaultSteps, task => Train(task, Digits.Load(), ..));

    /// <summary><c>./nb train judge-mnist</c>: on the first 10 000 training images.</summary>
    public static CheckpointRecipe MnistRecipe { get; } =
        new("judge-mnist", ImageClassifier.DefaultSteps, task => Train(task, Mnist.Load(), ..10_000));

    /// <summary>The judge of the 8×8 digits.</summary>
    /// <inheritdoc cref="CheckpointRecipe.LoadInto"/>
    public static ImageClassifier OfDigits(Device? device = null) => Load(DigitsRecipe, side: 8, device);

    /// <summary>The judge of MNIST.</summary>
    /// <inheritdoc cref="CheckpointRecipe.LoadInto"/>
    public static ImageClassifier OfMnist(Device? device = null) => Load(MnistRecipe, side: 28, device);

    private static ImageClassifier Load(CheckpointRecipe recipe, int side, Device? device)
    {
        using var rng = new Generator(0);
        var judge = ImageClassifier.Untrained(side, classes: 10, rng);
        recipe.LoadInto(judge, device);
        return judge;
    }

    private static CheckpointModel Train(CheckpointTask task, ImageSplits images, Range rows)
    {
        var judge = ImageClassifier.Train(images.Train.Slice(rows), task.Seed, task.Steps, Compute.Device);
        return new(judge, new() { [Accuracy] = judge.Accuracy(images.Test) });
    }
}
