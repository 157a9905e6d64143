using GenerativeModels.Probability;

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

/// <summary>A bounded model as an explicit one, with a <b>lower bound</b> in the place of log p(x): L_K of K importance samples.</summary>
/// <remarks>
/// E[log (1/K) Σ w] ≤ log p(x), Burda et al. 2016, arXiv:1509.00519; with K = 1 it is the ELBO. The bound is drawn anew at every
/// call, so two calls differ by its noise.
/// </remarks>
public sealed class BoundedDensity : IExplicitModel
{
    private readonly IBoundedModel model;
    private readonly int draws;
    private readonly Generator rng;

    /// <param name="model">Stays the caller's.</param>
    /// <param name="draws">K ≥ 1.</param>
    /// <param name="rng">Draws the latents of the bound; stays the caller's.</param>
    public BoundedDensity(IBoundedModel model, int draws, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        (this.model, this.draws, this.rng) = (model, draws, rng);
    }

    /// <summary>L_K(x) ≤ log p(x), nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Bounds.ImportanceWeighted(model.LogWeights(x, draws, rng), draws).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng) => model.Sample(count, rng);
}

/// <summary>A model whose log p(x) is out of reach, but bounded from below by drawing latents z ~ q(z|x).</summary>
public interface IBoundedModel : IGenerativeModel
{
    /// <summary>The terms of the ELBO for x [B, D], from one draw of z each, with gradients.</summary>
    public ElboTerms Elbo(Tensor x, Generator rng);

    /// <summary>log w = log p(x, z) − log q(z|x) for K draws of z ~ q: x [B, D] to [K, B], with gradients.</summary>
    /// <remarks>What <see cref="Bounds"/> makes bounds of: E[w] = p(x).</remarks>
    public Tensor LogWeights(Tensor x, int count, Generator rng);
}

/// <summary>p(x, z) = p(x|z) p(z): data x [B, D], latents z [B, L] or, K to an example, [K, B, L].</summary>
public interface ILatentVariableModel
{
    /// <summary>log p(x|z) in nats, summed over D: [B] or [K, B].</summary>
    public Tensor LogLikelihood(Tensor x, Tensor z);

    /// <summary>log p(z) in nats, summed over L: [B] or [K, B].</summary>
    public Tensor LogPrior(Tensor z);
}

/// <summary>The two terms of the bound log p(x) ≥ E_q[log p(x|z)] − KL, for every example, from one draw of z; in nats.</summary>
/// <param name="LogLikelihood">log p(x|z), summed over D: [B].</param>
/// <param name="Kl">D_KL(q(z|x) ‖ p(z)), summed over all latents: [B]; where it has no closed form, log q(z|x) − log p(z).</param>
public sealed record ElboTerms(Tensor LogLikelihood, Tensor Kl);
