using GenerativeModels.Data;
using GenerativeModels.Evaluation;
using GenerativeModels.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenerativeModels.Adversarial;

/// <summary>A convolutional GAN of MNIST that is told the class: small enough for some minutes on two cores, and kept as a checkpoint.</summary>
/// <remarks>Rows are (x, y): 784 pixels in 0 … 1 and ten numbers, one-hot. See <see cref="LabelledGenerator"/>.</remarks>
public static class MnistGan
{
    private const int Side = 28;
    private const int Classes = 10;
    private const int LatentDim = 32 + Classes;
    private const int Channels = 32;
    private const int Judged = 500;

    /// <summary><c>./nb train mnist-gan</c>.</summary>
    public static CheckpointRecipe Recipe { get; } = new("mnist-gan", Steps: 2500, Train);

    /// <summary>With fresh weights, on the CPU.</summary>
    public static Gan Create() =>
        new(
            new LabelledGenerator(Dcgan.Generator(Side, LatentDim, Channels), Classes),
            new LabelledCritic(Dcgan.Critic(Side, Channels, outputs: Classes), Classes),
            LatentDim
        );

    /// <summary>How it is trained: the non-saturating game with a lazy R₁ penalty.</summary>
    /// <param name="gan">Whose critic is penalised.</param>
    /// <param name="rounds">Of the game.</param>
    public static GameOptions Options(Gan gan, int rounds) =>
        new()
        {
            Loss = GanLoss.NonSaturating,
            Penalty = (x, _) => 0.5 * GradientPenalty.R1(gan.Critic, x),
            PenaltyEvery = 8,
            Fit = new()
            {
                Steps = rounds,
                BatchSize = 64,
                LearningRate = 1e-3,
                Schedule = LearningRate.Cosine(),
                EmaDecay = 0.99,
                Unit = "nats",
                Optimizer = static (parameters, rate) => optim.Adam(parameters, rate, 0.0, 0.99),
            },
        };

    /// <summary>With the weights of the checkpoint, and what is known of them.</summary>
    /// <param name="device">Where it goes; null: the CPU.</param>
    /// <exception cref="DataFileException">They are missing or altered.</exception>
    public static (Gan Model, Checkpoint About) Load(Device? device = null)
    {
        var model = Create();
        var about = Checkpoint.Load(Recipe.Name, model);
        model.eval();
        model.to(device ?? CPU);
        return (model, about);
    }

    private static CheckpointModel Train(CheckpointTask task)
    {
        using var scope = NewDisposeScope();
        var mnist = Mnist.Load();
        var model = Create();
        model.to(Compute.Device);
        var options = Options(model, task.Steps) with
        {
            AfterRound = step =>
            {
                if (step.Index % 250 == 0)
                    task.Report($"round {step.Index} of {step.Steps}");
            },
        };
        Game.Play(model, LabelledRows.Of(mnist.Train, Classes, Compute.Device), task.Rng, options);
        model.eval();
        using var judge = ImageClassifier.Train(mnist.Train.Slice(..10_000), task.Seed, device: Compute.Device);
        var rows = model.Sample(Judged, task.Rng);
        var (x, y) = (rows[.., ..(Side * Side)], rows[.., (Side * Side)..].argmax(1));
        var validation = DigitsTask.Pixels(mnist.Validation.Slice(..Judged), Compute.Device).MoveToOtherDisposeScope(scope);
        var read = judge.ClassProbabilities(x);
        return new CheckpointModel(
            model,
            new Dictionary<string, double>
            {
                [$"classifier's mean confidence in {Judged} samples"] = read.amax([1L]).mean().ToDouble(),
                ["share of them read as the class asked for"] = read.argmax(1).eq(y).to(ScalarType.Float64).mean().ToDouble(),
                [$"Fréchet distance to {Judged} validation images"] = FrechetDistance.Of(
                    judge.FeatureRows(x),
                    judge.FeatureRows(validation)
                ),
            }
        );
    }
}
