using GenerativeModels.Training;

namespace GenerativeModels.Adversarial;

/// <summary>Generator and critic take turns.</summary>
public static class Game
{
    /// <summary>
    /// Each round: the critic steps <see cref="GameOptions.CriticSteps"/> times on fresh data and fakes, then the generator once.
    /// </summary>
    /// <param name="gan">The players.</param>
    /// <param name="data">[N, D], on the model's device.</param>
    /// <param name="rng">Shuffles and draws z.</param>
    /// <param name="options">Losses, optimisers, penalty.</param>
    /// <returns>The history; its losses are the generator's, and the series "critic" is the critic's, penalty included.</returns>
    /// <exception cref="ArithmeticException">A loss is not finite.</exception>
    public static FitHistory Play(Gan gan, Tensor data, Generator rng, GameOptions? options = null)
    {
        options ??= new GameOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.CriticSteps, nameof(options));
        using var batches = new Minibatches(data.shape[0], options.Fit.BatchSize, rng);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.PenaltyEvery, nameof(options));
        var criticSteps = 0;
        var trained = gan.Critic.parameters().Where(parameter => parameter.requires_grad).ToArray();
        using var critic = new Learner(gan.Critic, options.Critic ?? options.Fit);
        using var generator = new Learner(gan.Generator, options.Fit);
        return Fit.Alternate([critic, generator], Round, options.Fit with { LossName = "generator" });

        double Round(FitStep step)
        {
            var score = 0.0;
            for (var turn = 0; turn < options.CriticSteps; turn++)
            {
                score = critic.Step(CriticLoss);
                options.AfterCritic?.Invoke();
            }
            step.Log("critic", score);
            var loss = GeneratorStep();
            options.AfterRound?.Invoke(step);
            return loss;
        }

        double GeneratorStep()
        {
            // The generator asks for the critic's slope in x, not for its gradient by its own weights.
            Require(false);
            try
            {
                return generator.Step(GeneratorLoss);
            }
            finally
            {
                Require(true);
            }
        }

        void Require(bool gradient)
        {
            foreach (var parameter in trained)
                parameter.requires_grad = gradient;
        }

        Tensor CriticLoss()
        {
            var real = data.index_select(0, batches.Next().to(data.device));
            using var fake = gan.Sample((int)real.shape[0], rng);
            var (ofReal, ofFake) = options.Together ? Together(real, fake) : (gan.Critic.call(real), gan.Critic.call(fake));
            var loss = options.Loss.Critic(ofReal, ofFake);
            return options.Penalty is { } penalty && criticSteps++ % options.PenaltyEvery == 0
                ? loss + options.PenaltyEvery * penalty(real, fake)
                : loss;
        }

        (Tensor, Tensor) Together(Tensor real, Tensor fake)
        {
            var scores = gan.Critic.call(cat([real, fake])).chunk(2);
            return (scores[0], scores[1]);
        }

        Tensor GeneratorLoss() => options.Loss.Generator(gan.Critic.call(gan.Fake(options.Fit.BatchSize, rng)));
    }
}

/// <summary>How the game is played.</summary>
public sealed record GameOptions
{
    /// <summary>What the players minimise.</summary>
    public GanLoss Loss { get; init; } = GanLoss.NonSaturating;

    /// <summary>Rounds, batch size, display; the generator's optimiser, and the critic's unless <see cref="Critic"/> is set.</summary>
    public FitOptions Fit { get; init; } =
        new() { Optimizer = static (parameters, rate) => optim.Adam(parameters, rate, 0.5, 0.9) };

    /// <summary>The critic's optimiser; null: as the generator's. A faster critic: Heusel et al. 2017, arXiv:1706.08500.</summary>
    public FitOptions? Critic { get; init; }

    /// <summary>Steps of the critic in a round, before the generator's one; ≥ 1.</summary>
    public int CriticSteps { get; init; } = 1;

    /// <summary>Added to the critic's loss: a function of (data [B, D], fakes [B, D]); null: nothing. See <see cref="GradientPenalty"/>.</summary>
    public Func<Tensor, Tensor, Tensor>? Penalty { get; init; }

    /// <summary>
    /// k ≥ 1: the penalty is computed in every k-th of the critic's steps only, and counts k times there. Slopes change slowly, and a
    /// gradient of a gradient is dear.
    /// </summary>
    /// <remarks>Lazy regularisation: Karras et al. 2020, arXiv:1912.04958, section 3.1.</remarks>
    public int PenaltyEvery { get; init; } = 1;

    /// <summary>
    /// Whether the critic judges data and fakes in one call, which is faster. Not for one in which the rows of a batch meet, as in
    /// <see cref="MinibatchDiscrimination"/> and in batch normalisation: there data and fakes would be mixed.
    /// </summary>
    public bool Together { get; init; }

    /// <summary>Called after every step of the critic, for instance to clip its weights; null: nothing.</summary>
    public Action? AfterCritic { get; init; }

    /// <summary>Called at the end of every round, for instance to look at samples; null: nothing.</summary>
    public Action<FitStep>? AfterRound { get; init; }
}
