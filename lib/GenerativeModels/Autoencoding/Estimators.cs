namespace GenerativeModels.Autoencoding;

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
