using GenerativeModels.Probability;

namespace GenerativeModels.EnergyBased;

/// <summary>Annealed importance sampling of an RBM's log Z: from independent bits, whose Z is known, through many temperatures.</summary>
/// <remarks>
/// Neal 2001, Statistics and Computing 11; for RBMs Salakhutdinov and Murray 2008. The mean of the weights is an unbiased estimate of Z/Z₀;
/// its logarithm is therefore low rather than high on average.
/// </remarks>
public static class AnnealedImportance
{
    /// <summary>log Z, and the standard error of that estimate over the chains (by the delta method), in nats.</summary>
    /// <param name="rbm">Of any size.</param>
    /// <param name="baseBias">a₀: log-odds of the independent bits, [D]; best those of the data.</param>
    /// <param name="chains">How many weights are averaged.</param>
    /// <param name="temperatures">Steps of β from 0 to 1, equally spaced; one Gibbs step at each.</param>
    /// <param name="rng">On the model's device.</param>
    public static (double LogZ, double StandardError) LogZ(Rbm rbm, Tensor baseBias, int chains, int temperatures, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chains, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperatures);
        if (baseBias.dim() != 1 || baseBias.shape[0] != rbm.Visible)
            throw new ArgumentException(
                $"expected base biases: [{rbm.Visible}], got [{string.Join(", ", baseBias.shape)}]",
                nameof(baseBias)
            );
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var v = baseBias.sigmoid().unsqueeze(0).expand(chains, -1).Bernoulli(rng);
        var log = zeros(chains, dtype: v.dtype, device: v.device);
        for (var k = 1; k <= temperatures; k++)
        {
            using var inner = NewDisposeScope();
            var (before, beta) = ((k - 1.0) / temperatures, (double)k / temperatures);
            log.add_(rbm.Tempered(v, before, baseBias) - rbm.Tempered(v, beta, baseBias)); // log p*_k(v) − log p*_{k−1}(v)
            v.copy_(rbm.Gibbs(v, 1, beta, baseBias, rng));
        }
        var logBase = rbm.Hidden * Math.Log(2) + nn.functional.softplus(baseBias).sum().ToDouble();
        var largest = log.max();
        var weights = (log - largest).exp();
        var mean = weights.mean().ToDouble();
        var error = weights.std().ToDouble() / (mean * Math.Sqrt(chains));
        return (logBase + largest.ToDouble() + Math.Log(mean), error);
    }
}
