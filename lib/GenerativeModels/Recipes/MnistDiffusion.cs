using GenerativeModels.Data;
using GenerativeModels.Diffusion;
using GenerativeModels.Networks;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>A diffusion model of MNIST: small enough for a few minutes on two cores, and kept as a checkpoint.</summary>
public static class MnistDiffusion
{
    private const int Side = 28;

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
    /// <inheritdoc cref="CheckpointRecipe.LoadInto"/>
    public static (ImageDiffusion Model, Checkpoint About) Load(Device? device = null)
    {
        var model = Create();
        return (model, Recipe.LoadInto(model.Denoiser.Net, device));
    }

    private static CheckpointModel Train(CheckpointTask task)
    {
        using var scope = NewDisposeScope();
        var mnist = Mnist.Load();
        var model = Create();
        model.Denoiser.Net.to(Compute.Device);
        var history = Fit.Minimize(
            model.Denoiser.Net,
            mnist.Train.ToTensor(Compute.Device),
            (x, step) =>
            {
                task.Tell(step);
                return model.Loss(x, task.Rng);
            },
            task.Rng,
            Options with
            {
                Steps = task.Steps,
            }
        );
        using var judge = new MnistJudge(mnist);
        var figures = judge.Measure(history, () => (model.Sample(MnistJudge.Count, task.Rng, steps: 50), null));
        figures["training loss, mean of the last 500 steps"] = history.Losses.TakeLast(500).Average();
        return new CheckpointModel(model.Denoiser.Net, figures);
    }
}
