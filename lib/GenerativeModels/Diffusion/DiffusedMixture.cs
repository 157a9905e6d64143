using GenerativeModels.Networks;
using GenerativeModels.Probability;

namespace GenerativeModels.Diffusion;

/// <summary>
/// What a perfect network would say: a mixture of round Gaussians Σ_k w_k N(μ_k, s_k² I), noised as x_t = α x₁ + σ x₀, stays one, with
/// means α μ_k and variances α² s_k² + σ², so that density, score and denoised data are exact at every time.
/// </summary>
public sealed class DiffusedMixture : IDisposable
{
    private readonly Tensor logWeights; // [K]
    private readonly Tensor means; // [K, D]
    private readonly Tensor variances; // [K]

    /// <param name="weights">w, [K], positive; divided by their sum.</param>
    /// <param name="means">μ, [K][D].</param>
    /// <param name="stdDevs">s, [K], positive.</param>
    /// <param name="schedule">α and σ.</param>
    /// <param name="type">Of x; the default is what networks use.</param>
    /// <param name="device">Where x will be; null: the CPU.</param>
    /// <exception cref="ArgumentException">Lengths that differ, or a weight or deviation that is not positive.</exception>
    public DiffusedMixture(
        IReadOnlyList<double> weights,
        IReadOnlyList<double[]> means,
        IReadOnlyList<double> stdDevs,
        ISchedule schedule,
        ScalarType type = ScalarType.Float32,
        Device? device = null
    )
    {
        if (means.Count != weights.Count || stdDevs.Count != weights.Count)
            throw new ArgumentException($"expected {weights.Count} means and deviations, got {means.Count} and {stdDevs.Count}");
        var flat = means.SelectMany(m => m).ToArray();
        if (flat.Length == 0 || means.Any(m => m.Length != means[0].Length))
            throw new ArgumentException(
                $"expected means of one dimension, got [{string.Join(", ", means.Select(m => m.Length))}]",
                nameof(means)
            );
        if (stdDevs.Any(s => !(s > 0)))
            throw new ArgumentException($"expected positive deviations, got [{string.Join(", ", stdDevs)}]", nameof(stdDevs));
        Schedule = schedule;
        (logWeights, this.means, variances) = (
            Owned(Mixing.Normalise(weights).Select(w => Math.Log(w))),
            Owned(flat, [means.Count, flat.Length / means.Count]),
            Owned(stdDevs.Select(s => s * s))
        );

        Tensor Owned(IEnumerable<double> values, params long[] shape)
        {
            using var scope = NewDisposeScope();
            var all = tensor(values.ToArray());
            return all.reshape(shape.Length == 0 ? [all.shape[0]] : shape).to(type).to(device ?? CPU).DetachFromDisposeScope();
        }
    }

    /// <summary>A mixture on the plane.</summary>
    public static DiffusedMixture Of(
        PlanarMixture target,
        ISchedule schedule,
        ScalarType type = ScalarType.Float32,
        Device? device = null
    ) => new(target.Weights, [.. target.Means.Select(m => new[] { m.X, m.Y })], target.StdDevs, schedule, type, device);

    /// <summary>A mixture on the line.</summary>
    public static DiffusedMixture Of(
        GaussianMixture target,
        ISchedule schedule,
        ScalarType type = ScalarType.Float32,
        Device? device = null
    )
    {
        var components = target.Components;
        return new(
            target.Weights,
            [.. components.Select(c => new[] { c.Mean })],
            [.. components.Select(c => c.StdDev)],
            schedule,
            type,
            device
        );
    }

    /// <summary>α and σ.</summary>
    public ISchedule Schedule { get; }

    /// <summary>log p_t(x_t), in nats. x_t: [B, D], t: [B] → [B].</summary>
    public Tensor LogProb(Tensor xt, Tensor t)
    {
        using var scope = NewDisposeScope();
        return Parts(xt, t).Joint.logsumexp(1).MoveToOuterDisposeScope();
    }

    /// <summary>∇ log p_t(x_t) = Σ_k p(k | x_t) (α μ_k − x_t)/(α² s_k² + σ²). [B, D].</summary>
    public Tensor Score(Tensor xt, Tensor t)
    {
        using var scope = NewDisposeScope();
        var (joint, centres, spread, _) = Parts(xt, t);
        var share = Posterior(joint) / spread; // [B, K]
        return (share.unsqueeze(2) * (centres - xt.unsqueeze(1))).sum(dim: 1).MoveToOuterDisposeScope();
    }

    /// <summary>E[x₁ | x_t] = (x_t + σ² ∇ log p_t)/α, Tweedie's formula. [B, D].</summary>
    public Tensor Data(Tensor xt, Tensor t)
    {
        using var scope = NewDisposeScope();
        var (joint, centres, spread, c) = Parts(xt, t);
        // Written as a mean of the components' own answers, which stays finite at α = 0.
        var gain = (c.Alpha * variances / spread).unsqueeze(2); // [B, K, 1]
        var each = means + gain * (xt.unsqueeze(1) - centres);
        return (Posterior(joint).unsqueeze(2) * each).sum(dim: 1).MoveToOuterDisposeScope();
    }

    /// <summary>E[x₀ | x_t] = −σ ∇ log p_t. [B, D].</summary>
    public Tensor Noise(Tensor xt, Tensor t)
    {
        using var scope = NewDisposeScope();
        return (Score(xt, t) * -Schedule.At(t.Like(xt)).Sigma).MoveToOuterDisposeScope();
    }

    /// <summary>α̇ E[x₁ | x_t] + σ̇ E[x₀ | x_t], the velocity that carries noise to data. [B, D].</summary>
    public Tensor Velocity(Tensor xt, Tensor t)
    {
        using var scope = NewDisposeScope();
        var c = Schedule.At(t.Like(xt));
        return (c.AlphaDot * Data(xt, t) - c.HalfVarianceDot * Score(xt, t)).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the mixture.</summary>
    public void Dispose()
    {
        logWeights.Dispose();
        means.Dispose();
        variances.Dispose();
    }

    /// <summary>p(k | x_t), [B, K]. Over a short last dimension softmax is many times slower than over the first.</summary>
    private static Tensor Posterior(Tensor joint) => joint.t().softmax(0).t();

    /// <summary>log w_k N(x_t; α μ_k, α² s_k² + σ²), [B, K]; the means [B, K, D]; the variances [B, K]; α, σ as [B, 1].</summary>
    private (Tensor Joint, Tensor Centres, Tensor Spread, Coefficients C) Parts(Tensor xt, Tensor t)
    {
        var dim = means.shape[1];
        Shape.Rows(xt, dim, "x");
        var c = Schedule.At(t.Like(xt)); // [B, 1]
        var centres = c.Alpha.unsqueeze(2) * means; // [B, K, D]
        var spread = c.Alpha.square() * variances + c.Sigma.square(); // [B, K]
        var distance = (xt.unsqueeze(1) - centres).square().sum(2);
        var joint = logWeights - distance / (2 * spread) - 0.5 * dim * (2 * Math.PI * spread).log();
        return (joint, centres, spread, c);
    }
}
