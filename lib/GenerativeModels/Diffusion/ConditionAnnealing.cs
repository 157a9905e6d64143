namespace GenerativeModels.Diffusion;

/// <summary>CADS: hide the condition in noise at first, so that the samples spread, and uncover it on the way.</summary>
/// <param name="Uncovering">Up to this time only noise is seen, 0 … 1.</param>
/// <param name="Uncovered">From this time on the condition is seen as it is, above the first.</param>
/// <param name="Noise">s ≥ 0, in units of the condition's entries.</param>
/// <param name="Mixing">
/// ψ, 0 … 1: how far the noisy condition is brought back to the mean and the standard deviation of the clean one, row by row.
/// </param>
/// <remarks>
/// ĉ = √γ c + s √(1 − γ) n with γ rising linearly between the two times; Sadat et al. 2024, arXiv:2310.17347, whose time runs the
/// other way.
/// </remarks>
public sealed record ConditionAnnealing(double Uncovering = 0.1, double Uncovered = 0.5, double Noise = 0.25, double Mixing = 1)
{
    private const double Smallest = 1e-12; // deviation: a row of equal entries stays one

    /// <summary>γ(t), 0 … 1: the share of the condition that is seen.</summary>
    public double Share(double t) =>
        Uncovered > Uncovering
            ? Math.Clamp((t - Uncovering) / (Uncovered - Uncovering), 0, 1)
            : throw new ArgumentOutOfRangeException(nameof(t), $"expected two times in order, got {Uncovering} and {Uncovered}");

    /// <summary>The condition as it is seen at time t: c [B, C] → [B, C].</summary>
    /// <param name="condition">c, an embedding or one of C ones.</param>
    /// <param name="t">0 … 1.</param>
    /// <param name="rng">Draws n; on c's device.</param>
    public Tensor Of(Tensor condition, double t, Generator rng)
    {
        if (condition.dim() != 2 || condition.shape[1] < 2)
            throw new ArgumentException(
                $"expected condition: [B, C] with C ≥ 2, got [{string.Join(", ", condition.shape)}]",
                nameof(condition)
            );
        var share = Share(t);
        using var scope = NewDisposeScope();
        var noise = randn(condition.shape, dtype: condition.dtype, generator: rng).to(condition.device);
        var noisy = condition * Math.Sqrt(share) + noise * (Noise * Math.Sqrt(1 - share));
        if (share == 1)
            return noisy.MoveToOuterDisposeScope();
        var (mean, deviation) = (condition.mean([1L], keepdim: true), condition.std(1, keepdim: true));
        var own = (noisy - noisy.mean([1L], keepdim: true)) / noisy.std(1, keepdim: true).clamp(min: Smallest);
        return ((own * deviation + mean) * Mixing + noisy * (1 - Mixing)).MoveToOuterDisposeScope();
    }
}
