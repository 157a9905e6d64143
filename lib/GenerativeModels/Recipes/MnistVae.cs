using GenerativeModels.Autoencoding;
using GenerativeModels.Data;
using GenerativeModels.Networks;
using GenerativeModels.Probability;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>A dense VAE of MNIST, binarised at random on every pass: small enough for ten minutes, and kept as a checkpoint.</summary>
public static class MnistVae
{
    /// <summary>Name of the figure: the bound on the nats of binarised images.</summary>
    public const string Nats = "nats/image of 500 binarised test images, bound of 128 importance samples";

    private const int Side = 28;
    private const int LatentDim = 16;
    private const int Width = 180; // of two hidden layers each way

    /// <summary>How it is trained; <see cref="CheckpointRecipe.Steps"/> says how long in full.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            BatchSize = 128,
            LearningRate = 2e-3,
            Schedule = LearningRate.Cosine(),
            EmaDecay = 0.999,
            Unit = "nats/image",
        };

    /// <summary><c>./nb train mnist-vae</c>.</summary>
    public static CheckpointRecipe Recipe { get; } = new("mnist-vae", Steps: 9000, Train);

    /// <summary>With fresh weights, on the CPU.</summary>
    public static Vae Create() =>
        new(
            Mlp.Create(Side * Side, 2 * LatentDim, Width),
            Mlp.Create(LatentDim, Side * Side, Width),
            new BernoulliLikelihood(),
            LatentDim
        );

    /// <summary>With the weights of the checkpoint, and what is known of them.</summary>
    /// <inheritdoc cref="CheckpointRecipe.LoadInto"/>
    public static (Vae Model, Checkpoint About) Load(Device? device = null)
    {
        var model = Create();
        return (model, Recipe.LoadInto(model, device));
    }

    /// <summary>E[x|z] for z ~ N(0, I), the grey that its binary pixels have on average: [count, 784] in 0 … 1.</summary>
    public static Tensor Draw(Vae model, int count, Generator rng)
    {
        using var z = model.SamplePrior(count, rng);
        return model.MeanImage(z);
    }

    private static CheckpointModel Train(CheckpointTask task)
    {
        using var scope = NewDisposeScope();
        var mnist = Mnist.Load();
        var model = Create();
        model.to(Compute.Device);
        var loss = Objectives.NegativeElbo(model, task.Rng, warmup: 0.1);
        var history = Fit.Minimize(
            model,
            mnist.Train.ToTensor(Compute.Device),
            (x, step) =>
            {
                task.Tell(step);
                return loss(x.Bernoulli(task.Rng), step);
            },
            task.Rng,
            Options with
            {
                Steps = task.Steps,
            }
        );
        using var judge = new MnistJudge(mnist);
        var figures = judge.Measure(history, () => (Draw(model, MnistJudge.Count, task.Rng), null));
        var test = mnist.Test.Slice(..500).ToTensor(Compute.Device).Bernoulli(task.Rng);
        var weights = Bounds.LogWeights(model, test, 128, task.Rng);
        figures[Nats] = -Bounds.ImportanceWeighted(weights, 128).mean().ToDouble();
        figures["nats/image of them, negative ELBO"] = -Bounds.Elbo(weights).mean().ToDouble();
        return new CheckpointModel(model, figures);
    }
}
