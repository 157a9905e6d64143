namespace GenerativeModels.Diffusion;

/// <summary>v, the variance of p_θ(x_s | x_t) = N(mean, v I): the mean is learned, v is chosen.</summary>
/// <param name="Name">For legends.</param>
/// <param name="Of">v &gt; 0 of a step; the last one, where σ_s = 0, included.</param>
/// <remarks>
/// The two of Ho, Jain, Abbeel 2020, arXiv:2006.11239, section 3.2, are right for data that are one point and for N(0, I). What would be
/// right for all data is β̃ + w² Var[x₁ | x_t] with w the <see cref="ChainStep.DataWeight"/> (Bao et al. 2022, arXiv:2201.06503).
/// </remarks>
public sealed record ReverseVariance(string Name, Func<ChainStep, double> Of)
{
    /// <summary>β, the variance of the step towards noise: right where the data are N(0, I), and an upper bound for narrower ones.</summary>
    public static ReverseVariance Forward { get; } = new("β", step => step.ForwardVariance);

    /// <summary>β̃, that of q(x_s | x_t, x₁): right for data at one point; β in the last step, where β̃ = 0.</summary>
    public static ReverseVariance Posterior { get; } =
        new("β̃", step => step.SigmaS > 0 ? step.PosteriorVariance : step.ForwardVariance);

    /// <summary>Right for data N(μ, s² I): Var[x₁ | x_t] = s² σ_t²/(α_t² s² + σ_t²).</summary>
    /// <param name="stdDev">s &gt; 0.</param>
    public static ReverseVariance ForGaussian(double stdDev)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        return new(
            $"exact for deviation {stdDev}",
            step =>
            {
                var (signal, noise) = (step.AlphaT * step.AlphaT * stdDev * stdDev, step.SigmaT * step.SigmaT);
                var data = stdDev * stdDev * noise / (signal + noise);
                return step.PosteriorVariance + step.DataWeight * step.DataWeight * data;
            }
        );
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
