using GenerativeModels.Data;
using GenerativeModels.Evaluation;
using GenerativeModels.Networks;
using GenerativeModels.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenerativeModels.Diffusion;

/// <summary>A diffusion model of MNIST: small enough for a few minutes on two cores, and kept as a checkpoint.</summary>
public static class MnistDiffusion
{
    private const int Side = 28;
    private const int Judged = 500;
    private const int JudgedSteps = 50;

    /// <summary>How it is trained; <see cref="CheckpointRecipe.Steps"/> says how long in full.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            BatchSize = 64,
            LearningRate = 2e-3,
            Schedule = LearningRate.Cosine(),
            MaxGradNorm = 1,
            EmaDecay = 0.999,
            Unit = "squared error of v",
        };

    /// <summary><c>./nb train mnist-ddpm</c>.</summary>
    public static CheckpointRecipe Recipe { get; } = new("mnist-ddpm", Steps: 2000, Train);

    /// <summary>With fresh weights, on the CPU.</summary>
    public static ImageDiffusion Create() =>
        new(new Denoiser(new UNet(new UNetOptions { Patch = 2 }), new Cosine(), Target.V), Side, Side);

    /// <summary>With the weights of the checkpoint, and what is known of them.</summary>
    /// <param name="device">Where it goes; null: the CPU.</param>
    /// <exception cref="DataFileException">They are missing or altered.</exception>
    public static (ImageDiffusion Model, Checkpoint About) Load(Device? device = null)
    {
        var model = Create();
        var net = model.Denoiser.Net;
        var about = Checkpoint.Load(Recipe.Name, net);
        net.eval();
        net.to(device ?? CPU);
        return (model, about);
    }

    private static CheckpointModel Train(CheckpointTask task)
    {
        using var scope = NewDisposeScope();
        var mnist = Mnist.Load();
        var model = Create();
        model.Denoiser.Net.to(Compute.Device);
        var train = DigitsTask.Pixels(mnist.Train, Compute.Device).MoveToOtherDisposeScope(scope);
        var history = Fit.Minimize(
            model.Denoiser.Net,
            train,
            (x, step) =>
            {
                var loss = model.Loss(x, task.Rng);
                if (step.Index % 250 == 0)
                    task.Report(FormattableString.Invariant($"step {step.Index}: {loss.ToDouble():0.0}"));
                return loss;
            },
            task.Rng,
            Options with
            {
                Steps = task.Steps,
            }
        );
        var samples = model.Sample(Judged, task.Rng, JudgedSteps);
        using var judge = ImageClassifier.Train(mnist.Train.Slice(..10_000), task.Seed, device: Compute.Device);
        var validation = DigitsTask.Pixels(mnist.Validation.Slice(..Judged), Compute.Device).MoveToOtherDisposeScope(scope);
        return new CheckpointModel(
            model.Denoiser.Net,
            new Dictionary<string, double>
            {
                ["training loss, mean of the last 500 steps"] = history.Losses.TakeLast(500).Average(),
                [$"classifier's mean confidence in {Judged} samples"] = judge
                    .ClassProbabilities(samples)
                    .amax([1L])
                    .mean()
                    .ToDouble(),
                [$"Fréchet distance to {Judged} validation images"] = FrechetDistance.Of(
                    judge.FeatureRows(samples),
                    judge.FeatureRows(validation)
                ),
            }
        );
    }
}
