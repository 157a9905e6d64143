namespace GenerativeModels.Autoencoding;

/// <summary>Lower bounds on log p(x), nats per example.</summary>
public static class Bounds
{
    /// <summary>log w = log p(x|z) + log p(z) − log q(z|x) for K draws of z from q: [K, B].</summary>
    public static Tensor LogWeights(ILatentVariableModel model, DiagonalGaussian q, Tensor x, int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        var z = q.Sample(count, rng);
        return (model.LogLikelihood(x, z) + model.LogPrior(z) - q.LogProb(z)).MoveToOuterDisposeScope();
    }

    /// <summary>ELBO = E_q[log w], averaged over K draws: logWeights [K, B] to [B].</summary>
    public static Tensor Elbo(Tensor logWeights) => logWeights.mean([0]);

    /// <summary>L_k = E[log (1/k) Σ w], averaged over the ⌊K/k⌋ disjoint groups of k draws: logWeights [K, B] to [B].</summary>
    /// <remarks>Rises with k from the ELBO (k = 1) to log p(x): Burda et al. 2016, arXiv:1509.00519, theorem 1.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">k is not in 1 … K.</exception>
    public static Tensor ImportanceWeighted(Tensor logWeights, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, logWeights.shape[0]);
        using var scope = NewDisposeScope();
        var groups = logWeights.shape[0] / k;
        var grouped = logWeights.narrow(0, 0, groups * k).reshape(groups, k, -1); // [G, k, B]
        return (grouped.logsumexp(1) - Math.Log(k)).mean([0]).MoveToOuterDisposeScope();
    }

    /// <summary>log w of K draws for every row of a data set, in small portions, without gradients: [K, N].</summary>
    /// <param name="model">In evaluation mode.</param>
    /// <param name="data">[N, D].</param>
    /// <param name="count">K.</param>
    /// <param name="rng">Draws the latents.</param>
    /// <param name="portion">Most decoder calls (rows times draws) at once: what bounds the memory.</param>
    public static Tensor LogWeights(IBoundedModel model, Tensor data, int count, Generator rng, int portion = 8192)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(portion);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var rows = Math.Clamp(data.shape[0], 1, 64);
        var draws = (int)Math.Clamp(portion / rows, 1, count);
        var columns = new List<Tensor>();
        foreach (var x in data.split(rows))
        {
            using var inner = NewDisposeScope();
            var parts = new List<Tensor>();
            for (var done = 0; done < count; done += draws)
                parts.Add(model.LogWeights(x, Math.Min(draws, count - done), rng));
            columns.Add(cat(parts, 0).MoveToOuterDisposeScope());
        }
        return cat(columns, 1).MoveToOuterDisposeScope();
    }

    /// <summary>L_k for every row of a data set, without gradients: [N, D] to [N], a lower bound on log p(x).</summary>
    /// <inheritdoc cref="LogWeights(IBoundedModel, Tensor, int, Generator, int)"/>
    public static Tensor LogProb(IBoundedModel model, Tensor data, int count, Generator rng, int portion = 8192)
    {
        using var scope = NewDisposeScope();
        return ImportanceWeighted(LogWeights(model, data, count, rng, portion), count).MoveToOuterDisposeScope();
    }
}
