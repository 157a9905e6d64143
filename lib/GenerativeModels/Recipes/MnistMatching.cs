using GenerativeModels.Adversarial;
using GenerativeModels.Data;
using GenerativeModels.Diffusion;
using GenerativeModels.FlowMatching;
using GenerativeModels.Networks;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>A flow-matching model of MNIST that is told the digit: small enough for ten minutes, and kept as a checkpoint.</summary>
/// <remarks>
/// The U-Net of <see cref="MnistDiffusion"/> on straight paths, arXiv:2210.02747. Rows are (x, y), see <see cref="LabelledRows"/>. One y
/// in ten is forgotten, so that the network also answers without a class, and can be guided: Ho and Salimans 2022, arXiv:2207.12598,
/// algorithm 1.
/// </remarks>
public static class MnistMatching
{
    /// <summary>K.</summary>
    public const int Classes = 10;

    private const int Side = 28;
    private const double Forgotten = 0.1;

    /// <summary>How it is trained; <see cref="CheckpointRecipe.Steps"/> says how long in full.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            BatchSize = 32,
            LearningRate = 2e-3,
            Schedule = LearningRate.Cosine(),
            MaxGradNorm = 1,
            EmaDecay = 0.999,
            Unit = "squared error",
        };

    /// <summary><c>./nb train mnist-fm</c>.</summary>
    public static CheckpointRecipe Recipe { get; } = new("mnist-fm", Steps: 1385, Train);

    /// <summary>With fresh weights, on the CPU.</summary>
    public static ImageDiffusion Create() =>
        new(
            new Denoiser(new UNet(new UNetOptions { Patch = 2, Classes = Classes }), new Straight(), Target.Velocity),
            Side,
            Side
        );

    /// <summary>With the weights of the checkpoint, and what is known of them.</summary>
    /// <inheritdoc cref="CheckpointRecipe.LoadInto"/>
    public static (ImageDiffusion Model, Checkpoint About) Load(Device? device = null)
    {
        var model = Create();
        return (model, Recipe.LoadInto(model.Denoiser.Net, device));
    }

    /// <summary>The simple loss of rows (x, y), where one y in ten is forgotten: one element.</summary>
    /// <param name="model">Of this recipe.</param>
    /// <param name="rows">[B, 784 + 10].</param>
    /// <param name="rng">Draws what is forgotten, t and the noise.</param>
    public static Tensor Loss(ImageDiffusion model, Tensor rows, Generator rng)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (rows[.., ..(Side * Side)], rows[.., (Side * Side)..].argmax(1));
        return model.Told(Forget(y, rng)).Loss(x, rng).MoveToOuterDisposeScope();
    }

    /// <summary>y, one in ten of them <see cref="UNet.NullClass"/>. [B] → [B].</summary>
    public static Tensor Forget(Tensor y, Generator rng)
    {
        using var scope = NewDisposeScope();
        var forgotten = rand(y.shape[0], generator: rng).to(y.device) < Forgotten;
        return y.masked_fill(forgotten, Classes).MoveToOuterDisposeScope();
    }

    /// <summary>Digits 0, 1, …, 9, 0, …, as asked for: [count, 784] in 0 … 1.</summary>
    /// <param name="model">Of this recipe.</param>
    /// <param name="count">How many.</param>
    /// <param name="rng">On the network's device.</param>
    /// <param name="weight">w of the guidance.</param>
    /// <param name="steps">Evaluations; twice as many with guidance.</param>
    /// <remarks>By <see cref="ReverseChain.Ddim"/>, which on straight paths is Euler's method.</remarks>
    public static Tensor Draw(ImageDiffusion model, int count, Generator rng, double weight = 0, int steps = 25)
    {
        using var scope = NewDisposeScope();
        return model.Told(Asked(count), weight).Sample(count, rng, steps, eta: 0).MoveToOuterDisposeScope();
    }

    /// <summary>0, 1, …, 9, 0, …: what <see cref="Draw"/> asks for, [count].</summary>
    public static Tensor Asked(int count) => arange(count, dtype: ScalarType.Int64, device: Compute.Device).remainder(Classes);

    private static CheckpointModel Train(CheckpointTask task)
    {
        using var scope = NewDisposeScope();
        var mnist = Mnist.Load();
        var model = Create();
        var net = model.Denoiser.Net;
        net.to(Compute.Device);
        var history = Fit.Minimize(
            net,
            LabelledRows.Of(mnist.Train, Classes, Compute.Device),
            (rows, step) =>
            {
                task.Tell(step);
                return Loss(model, rows, task.Rng);
            },
            task.Rng,
            Options with
            {
                Steps = task.Steps,
            }
        );
        using var judge = new MnistJudge(mnist);
        var figures = judge.Measure(history, () => (Draw(model, MnistJudge.Count, task.Rng), Asked(MnistJudge.Count)));
        figures["training loss, mean of the last 500 steps"] = history.Losses.TakeLast(500).Average();
        return new CheckpointModel(net, figures);
    }
}
