namespace GenerativeModels.Diffusion;

/// <summary>What is added to the data: a process L with independent increments, E L(τ) = 0 and Var L(τ) = τ along every axis.</summary>
/// <remarks>
/// x_t = α (x₁ + L(τ)) with τ = σ²/α², the noise-to-signal ratio. Noise that is added step by step sums to noise of the same kind, with
/// the variances added: that is why q(x_t | x₁) has a closed form for every such process (a Lévy process), not for Brownian motion alone.
/// </remarks>
public interface INoise
{
    /// <summary>For legends.</summary>
    public string Name { get; }

    /// <summary>L(τ), or an increment over τ: one draw an element, in τ's shape and type; the caller disposes it.</summary>
    /// <param name="tau">τ ≥ 0, any shape.</param>
    /// <param name="rng">On τ's device.</param>
    public Tensor Draw(Tensor tau, Generator rng);

    /// <summary>L(τ_s) given L(τ_t) = l, exactly: what was there before the last noise came; the caller disposes it.</summary>
    /// <param name="l">L(τ_t), any shape.</param>
    /// <param name="later">τ_t &gt; 0.</param>
    /// <param name="earlier">τ_s, 0 … τ_t.</param>
    /// <param name="rng">On l's device.</param>
    public Tensor Bridge(Tensor l, double later, double earlier, Generator rng);

    /// <summary>p(L(τ) = x), in 1/x.</summary>
    public double Density(double x, double tau);

    /// <summary>P(L(τ) ≤ x).</summary>
    public double Cdf(double x, double tau);
}
