namespace GenerativeModels.Autoencoding;

/// <summary>N(μ, diag σ²) for every row: the encoder's q(z|x), a level's p(z₁|z₂).</summary>
/// <param name="Mean">μ, [B, L].</param>
/// <param name="LogVar">log σ², [B, L].</param>
public sealed record DiagonalGaussian(Tensor Mean, Tensor LogVar)
{
    private const double LogVarMin = -9;
    private const double LogVarMax = 4;
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    /// <summary>What a network says: μ and log σ² side by side, [..., 2L]; log σ² clipped to −9 … 4.</summary>
    /// <exception cref="ArgumentException">An odd number of features.</exception>
    public static DiagonalGaussian Of(Tensor output)
    {
        if (output.shape[^1] % 2 != 0)
            throw new ArgumentException($"expected output: [..., 2L], got [{string.Join(", ", output.shape)}]", nameof(output));
        using var scope = NewDisposeScope();
        var halves = output.chunk(2, dim: -1);
        var (mean, logVar) = scope.MoveToOuter(halves[0], halves[1].clamp(min: LogVarMin, max: LogVarMax));
        return new DiagonalGaussian(mean, logVar);
    }

    /// <summary>log N(z; 0, I), nats: z [..., L] to [...].</summary>
    public static Tensor StandardLogProb(Tensor z)
    {
        using var scope = NewDisposeScope();
        return ((z.square() + LogTwoPi).sum(-1) * -0.5).MoveToOuterDisposeScope();
    }

    /// <summary>σ, [B, L].</summary>
    public Tensor StdDev
    {
        get
        {
            using var scope = NewDisposeScope();
            return (LogVar * 0.5).exp().MoveToOuterDisposeScope();
        }
    }

    /// <summary>z = μ + σ ⊙ ε, ε ~ N(0, I): [B, L]. Gradients reach μ and σ.</summary>
    /// <remarks>The reparameterisation of Kingma and Welling 2014, arXiv:1312.6114, section 2.4.</remarks>
    public Tensor Sample(Generator rng) => Draw(Mean.shape, rng);

    /// <summary>K draws a row, [K, B, L]. Gradients reach μ and σ.</summary>
    public Tensor Sample(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Draw([count, .. Mean.shape], rng);
    }

    /// <summary>μ + σ ⊙ ε for a given ε, [B, L] or [K, B, L].</summary>
    public Tensor At(Tensor noise)
    {
        using var scope = NewDisposeScope();
        return (Mean + StdDev * noise).MoveToOuterDisposeScope();
    }

    /// <summary>log q(z), nats, summed over L: [B] or [K, B].</summary>
    public Tensor LogProb(Tensor z)
    {
        using var scope = NewDisposeScope();
        var error = (z - Mean).square() * (-LogVar).exp();
        return ((error + LogVar + LogTwoPi).sum(-1) * -0.5).MoveToOuterDisposeScope();
    }

    /// <summary>D_KL(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + σ² − 1 − log σ²), nats, a latent dimension each: [B, L].</summary>
    public Tensor KlToStandardNormal()
    {
        using var scope = NewDisposeScope();
        return ((Mean.square() + LogVar.exp() - 1 - LogVar) * 0.5).MoveToOuterDisposeScope();
    }

    /// <summary>D_KL(this ‖ other) = ½ ((μ − m)²/s² + σ²/s² − 1 − log σ²/s²), nats, a latent dimension each: [B, L].</summary>
    public Tensor KlTo(DiagonalGaussian other)
    {
        using var scope = NewDisposeScope();
        var logRatio = LogVar - other.LogVar;
        var square = (Mean - other.Mean).square() * (-other.LogVar).exp();
        return ((square + logRatio.exp() - 1 - logRatio) * 0.5).MoveToOuterDisposeScope();
    }

    /// <summary>The Gaussian proportional to the product of two densities: precisions add, means are weighed by them.</summary>
    public DiagonalGaussian Times(DiagonalGaussian other)
    {
        using var scope = NewDisposeScope();
        var share = sigmoid(other.LogVar - LogVar); // of this precision in the sum
        var logVar = LogVar + nn.functional.logsigmoid(other.LogVar - LogVar);
        var (mean, kept) = scope.MoveToOuter(other.Mean + share * (Mean - other.Mean), logVar);
        return new DiagonalGaussian(mean, kept);
    }

    private Tensor Draw(long[] shape, Generator rng)
    {
        using var noise = randn(shape, dtype: Mean.dtype, generator: rng).to(Mean.device, disposeAfter: true);
        return At(noise);
    }
}

/// <summary>Two ways to differentiate E_q[f(z)] with respect to the parameters of q: as surrogates whose gradient is the estimate.</summary>
public static class Estimators
{
    /// <summary>f(μ + σ ⊙ ε): the gradient passes through the sample. q of [B, L] to [B].</summary>
    /// <remarks>Kingma and Welling 2014, arXiv:1312.6114, section 2.3. f has to be differentiable; [B, L] to [B].</remarks>
    public static Tensor Reparameterized(DiagonalGaussian q, Func<Tensor, Tensor> f, Generator rng) => f(q.Sample(rng));

    /// <summary>f(z) log q(z) with z and f(z) held fixed: the gradient weighs ∇ log q by f. q of [B, L] to [B].</summary>
    /// <remarks>
    /// Williams 1992, doi:10.1007/BF00992696; Ranganath et al. 2014, arXiv:1401.0118. f need not be differentiable; a constant
    /// <paramref name="baseline"/> leaves the expectation as it is.
    /// </remarks>
    public static Tensor ScoreFunction(DiagonalGaussian q, Func<Tensor, Tensor> f, Generator rng, double baseline = 0)
    {
        var z = q.Sample(rng).detach();
        return (f(z).detach() - baseline) * q.LogProb(z);
    }
}
