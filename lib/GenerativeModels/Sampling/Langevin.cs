namespace GenerativeModels.Sampling;

/// <summary>Langevin dynamics: many small steps up the log-density, each with noise, whose law tends to p.</summary>
/// <remarks>
/// The continuous process dx = ∇ log p(x) dt + √2 dw leaves p unchanged (Roberts and Tweedie 1996, Bernoulli 2(4)). Some papers step
/// by ε/2 and write √ε for the noise; here the step is ε and the noise √(2ε).
/// </remarks>
public static class Langevin
{
    /// <summary>Unadjusted: x ← x + ε s(x) + √(2ε) ξ with ξ ~ N(0, I). Its law is off by O(ε): weak order 1.</summary>
    /// <param name="score">s: x [B, D] → ∇ log p(x) [B, D]; see <see cref="ScoreFunction"/>.</param>
    /// <param name="x">Where the chains start, [B, D]; left as it is.</param>
    /// <param name="stepSize">ε &gt; 0, in squared units of x; stable below 2 over the largest curvature of −log p.</param>
    /// <param name="steps">How many, ≥ 0.</param>
    /// <param name="rng">On x's device.</param>
    /// <returns>Where the chains end, [B, D], without gradients; the caller disposes it.</returns>
    public static Tensor Unadjusted(Func<Tensor, Tensor> score, Tensor x, double stepSize, int steps, Generator rng)
    {
        Check(score, x, stepSize, steps, rng);
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var state = x.detach().clone();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            state.copy_(state.add(score(state), stepSize).add(Noise(state, rng), Math.Sqrt(2 * stepSize)));
        }
        return state.MoveToOuterDisposeScope();
    }

    /// <summary>Metropolis-adjusted: each step is a proposal, refused often enough that p is kept exactly, whatever ε is.</summary>
    /// <param name="logProb">x [B, D] → log p(x) [B]; a constant offset may be missing.</param>
    /// <param name="x">Where the chains start, [B, D], with log p finite; left as it is.</param>
    /// <param name="stepSize">ε &gt; 0. The larger, the fewer proposals are accepted: about 57 % is best (Roberts, Rosenthal 1998).</param>
    /// <param name="steps">How many, ≥ 0.</param>
    /// <param name="rng">On x's device.</param>
    /// <returns>Where the chains end, [B, D], without gradients, and the share of proposals that were accepted (NaN for no step).</returns>
    /// <remarks>
    /// y = x + ε s(x) + √(2ε) ξ is accepted with probability min(1, p(y) q(x|y) / p(x) q(y|x)), q(y|x) = N(y; x + ε s(x), 2ε I):
    /// Besag 1994; Roberts and Tweedie 1996.
    /// </remarks>
    public static (Tensor X, double Acceptance) Adjusted(
        Func<Tensor, Tensor> logProb,
        Tensor x,
        double stepSize,
        int steps,
        Generator rng
    )
    {
        Check(logProb, x, stepSize, steps, rng);
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var state = x.detach().clone();
        var (log, score) = ScoreFunction.At(logProb, state);
        var accepted = zeros(1, device: x.device);
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var noise = Noise(state, rng);
            var proposal = state.add(score, stepSize).add(noise, Math.Sqrt(2 * stepSize));
            var (newLog, newScore) = ScoreFunction.At(logProb, proposal);
            var back = (state - proposal).add(newScore, -stepSize).square().sum(1) / (4 * stepSize); // −log q(x|y)
            var forth = noise.square().sum(1) / 2; // −log q(y|x)
            var accept = Uniform(log, rng).log() < newLog - log + forth - back; // a NaN is refused
            accepted.add_(accept.to_type(ScalarType.Float32).mean());
            state.copy_(where(accept.unsqueeze(1), proposal, state));
            log.copy_(where(accept, newLog, log));
            score.copy_(where(accept.unsqueeze(1), newScore, score));
        }
        return (state.MoveToOuterDisposeScope(), accepted.ToDouble() / steps);
    }

    private static Tensor Noise(Tensor like, Generator rng) =>
        randn(like.shape, dtype: like.dtype, generator: rng).to(like.device, disposeAfter: true);

    private static Tensor Uniform(Tensor like, Generator rng) =>
        rand(like.shape, dtype: like.dtype, generator: rng).to(like.device, disposeAfter: true);

    private static void Check(Func<Tensor, Tensor> f, Tensor x, double stepSize, int steps, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (x.dim() != 2)
            throw new ArgumentException($"expected x: [B, D], got [{string.Join(", ", x.shape)}]", nameof(x));
    }
}
