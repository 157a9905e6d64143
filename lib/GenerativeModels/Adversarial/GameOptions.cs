using GenerativeModels.Training;

namespace GenerativeModels.Adversarial;

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

    /// <summary>Called after every step of the critic, for instance to clip its weights; null: nothing.</summary>
    public Action? AfterCritic { get; init; }

    /// <summary>Called at the end of every round, for instance to look at samples; null: nothing.</summary>
    public Action<FitStep>? AfterRound { get; init; }
}
