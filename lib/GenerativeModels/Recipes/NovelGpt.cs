using GenerativeModels.Autoregressive;
using GenerativeModels.Data;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>A GPT of the characters of <see cref="Novel"/>: small enough for ten minutes of one core, and kept as a checkpoint.</summary>
public static class NovelGpt
{
    /// <summary>The longest T.</summary>
    public const int Context = 128;

    /// <summary>The share of the text, from its beginning, that is for training; the rest is for validation.</summary>
    public const double TrainingShare = 0.9;

    private const double Dropout = 0.1;

    /// <summary><c>./nb train novel-gpt</c>.</summary>
    public static CheckpointRecipe Recipe { get; } = new("novel-gpt", Steps: 3100, Train);

    /// <summary>How it is trained. No choice is made by validation: the weights are the running mean at the last step.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            BatchSize = 16,
            LearningRate = 4e-3,
            MaxGradNorm = 1,
            Schedule = LearningRate.Cosine(),
            EmaDecay = 0.99,
            Unit = "nats/character",
            Optimizer = static (parameters, rate) => optim.Adam(parameters, rate, 0.9, 0.99),
        };

    /// <summary>With fresh weights, on the CPU.</summary>
    /// <param name="vocabulary">Different characters.</param>
    /// <param name="dropout">Share of features set to zero in training.</param>
    public static Gpt Create(int vocabulary, double dropout = 0) =>
        new(vocabulary, Context, width: 112, heads: 4, layers: 3, dropout);

    /// <summary>With the weights of the checkpoint, and what is known of them.</summary>
    /// <param name="vocabulary">Different characters of the novel.</param>
    /// <param name="device">Where it goes; null: the CPU.</param>
    /// <exception cref="DataFileException">They are missing or altered.</exception>
    public static (Gpt Model, Checkpoint About) Load(int vocabulary, Device? device = null)
    {
        var model = Create(vocabulary);
        return (model, Recipe.LoadInto(model, device));
    }

    /// <summary>Rows of <see cref="Context"/> + 1 neighbouring tokens: tokens [N] and where rows start [B], to [B, Context + 1].</summary>
    public static Tensor Windows(Tensor tokens, Tensor starts)
    {
        using var scope = NewDisposeScope();
        var places = starts.unsqueeze(1) + arange(Context + 1, device: starts.device);
        return tokens.index_select(0, places.flatten()).reshape(places.shape).MoveToOuterDisposeScope();
    }

    private static CheckpointModel Train(CheckpointTask task)
    {
        var text = Novel.Load();
        var characters = new Characters(text);
        var model = Create(characters.Count, Dropout); // before the scope: an Embedding made in it would lose its parameters
        model.to(Compute.Device);
        using var scope = NewDisposeScope();
        var tokens = tensor(characters.Encode(text)).to(Compute.Device);
        var split = (long)(TrainingShare * text.Length);
        var history = Fit.Minimize(model, Loss, Options with { Steps = task.Steps });
        using var off = no_grad();
        var unseen = Windows(tokens, arange(split, text.Length - Context, Context, device: Compute.Device));
        return new CheckpointModel(
            model,
            new Dictionary<string, double>
            {
                ["training loss with dropout, mean of the last 100 steps, nats/character"] = history
                    .Losses.TakeLast(100)
                    .Average(),
                ["unseen tenth, nats/character"] = model.Loss(unseen).ToDouble(),
            }
        );

        Tensor Loss(FitStep step)
        {
            task.Tell(step);
            var starts = randint(0, split - Context, [Options.BatchSize], ScalarType.Int64, generator: task.Rng)
                .to(Compute.Device);
            return model.Loss(Windows(tokens, starts));
        }
    }
}
