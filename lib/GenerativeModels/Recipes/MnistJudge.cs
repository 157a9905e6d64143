using GenerativeModels.Data;
using GenerativeModels.Evaluation;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>The one judge of every model of MNIST: <see cref="Count"/> samples against as many validation images, in the features of a classifier.</summary>
public sealed class MnistJudge : IDisposable
{
    /// <summary>How many samples, and how many validation images they are compared with.</summary>
    public const int Count = 500;

    /// <summary>Name of the figure: what <see cref="Fit"/> took.</summary>
    public const string TrainingSeconds = "seconds of training";

    /// <summary>Name of the figure: what drawing the samples took.</summary>
    public const string SamplingSeconds = "seconds to draw 500 samples";

    private const string Frechet = "Fréchet distance to 500 validation images";
    private const string Precision = "precision";
    private const string Recall = "recall";
    private const string Confidence = "classifier's mean confidence in 500 samples";
    private readonly ImageClassifier judge;
    private readonly double[][] real;

    /// <summary>Loads the classifier: <see cref="Judges.OfMnist"/>.</summary>
    /// <param name="mnist">Its validation images are compared with.</param>
    public MnistJudge(ImageSplits mnist)
    {
        using var scope = NewDisposeScope();
        judge = Judges.OfMnist(Compute.Device);
        real = judge.FeatureRows(mnist.Validation.Slice(..Count).ToTensor(Compute.Device));
    }

    /// <summary>How good [<see cref="Count"/>, 784] images are; real ones in their place give the ceilings.</summary>
    /// <param name="samples">Pixels 0 … 1.</param>
    public MnistScore Of(Tensor samples)
    {
        using var scope = NewDisposeScope();
        var features = judge.FeatureRows(samples);
        var near = PrecisionRecall.Of(real, features);
        var confidence = judge.ClassProbabilities(samples).amax([1L]).mean().ToDouble();
        return new(FrechetDistance.Of(features, real), near.Precision, near.Recall, confidence);
    }

    /// <summary>The share of images that are read as the class asked for, 0 … 1.</summary>
    /// <param name="samples">[B, 784], pixels 0 … 1.</param>
    /// <param name="classes">[B].</param>
    public double Obedience(Tensor samples, Tensor classes)
    {
        using var scope = NewDisposeScope();
        return judge.ClassProbabilities(samples).argmax(1).eq(classes).to(ScalarType.Float64).mean().ToDouble();
    }

    /// <summary>What a recipe records of a trained model: its samples' score, and seconds of training and of sampling.</summary>
    /// <param name="history">Of the training.</param>
    /// <param name="draw">Draws [<see cref="Count"/>, 784], and what was asked for, [<see cref="Count"/>]; null: nothing.</param>
    /// <returns>By name with unit.</returns>
    public Dictionary<string, double> Measure(FitHistory history, Func<(Tensor X, Tensor? Classes)> draw)
    {
        using var scope = NewDisposeScope();
        var start = TimeProvider.System.GetTimestamp();
        var (samples, classes) = draw();
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var score = Of(samples);
        var figures = new Dictionary<string, double>
        {
            [TrainingSeconds] = history.Duration.TotalSeconds,
            [SamplingSeconds] = seconds,
            [Frechet] = score.Frechet,
            [Precision] = score.Precision,
            [Recall] = score.Recall,
            [Confidence] = score.Confidence,
        };
        if (classes is not null)
            figures["share of them read as the class asked for"] = Obedience(samples, classes);
        return figures;
    }

    /// <summary>What <see cref="Measure"/> recorded of a checkpoint.</summary>
    /// <exception cref="KeyNotFoundException">It was made by another recipe.</exception>
    public static MnistScore Recorded(Checkpoint about) =>
        new(about.Figures[Frechet], about.Figures[Precision], about.Figures[Recall], about.Figures[Confidence]);

    /// <summary>Frees the classifier.</summary>
    public void Dispose() => judge.Dispose();
}

/// <summary>What <see cref="MnistJudge"/> says of a set of images.</summary>
/// <param name="Frechet">Squared Fréchet distance of features to the validation images'; see <see cref="FrechetDistance"/>.</param>
/// <param name="Precision">Share of the images near a real one, 0 … 1; see <see cref="PrecisionRecall"/>.</param>
/// <param name="Recall">Share of the real images near one of them, 0 … 1.</param>
/// <param name="Confidence">Mean of the classifier's largest probability, 0 … 1.</param>
public sealed record MnistScore(double Frechet, double Precision, double Recall, double Confidence);
