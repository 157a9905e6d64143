using GenerativeModels.Adversarial;
using GenerativeModels.Data;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>A convolutional GAN of MNIST that is told the class: small enough for some minutes on two cores, and kept as a checkpoint.</summary>
/// <remarks>Rows are (x, y): 784 pixels in 0 … 1 and ten numbers, one-hot. See <see cref="LabelledGenerator"/>.</remarks>
public static class MnistGan
{
    private const int Side = 28;
    private const int Classes = 10;
    private const int LatentDim = 32 + Classes;
    private const int Channels = 32;

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
    /// <inheritdoc cref="CheckpointRecipe.LoadInto"/>
    public static (Gan Model, Checkpoint About) Load(Device? device = null)
    {
        var model = Create();
        return (model, Recipe.LoadInto(model, device));
    }

    /// <summary>Digits of any class: [count, 784] in 0 … 1.</summary>
    public static Tensor Draw(Gan model, int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        return model.Sample(count, rng)[.., ..(Side * Side)].contiguous().MoveToOuterDisposeScope();
    }

    private static CheckpointModel Train(CheckpointTask task)
    {
        using var scope = NewDisposeScope();
        var mnist = Mnist.Load();
        var model = Create();
        model.to(Compute.Device);
        var options = Options(model, task.Steps) with { AfterRound = task.Tell };
        var history = Game.Play(model, LabelledRows.Of(mnist.Train, Classes, Compute.Device), task.Rng, options);
        model.eval();
        using var judge = new MnistJudge(mnist);
        return new CheckpointModel(model, judge.Measure(history, Judged));

        (Tensor, Tensor?) Judged()
        {
            var rows = model.Sample(MnistJudge.Count, task.Rng);
            return (rows[.., ..(Side * Side)], rows[.., (Side * Side)..].argmax(1));
        }
    }
}
