using GenerativeModels.Sampling;

namespace GenerativeModels.Score;

/// <summary>Langevin dynamics under less and less noise: the broad levels find the modes, the fine ones the detail.</summary>
public static class AnnealedLangevin
{
    /// <summary>At every level σ_i, from the largest on: steps of size r σ_i², so that step and noise keep their proportion.</summary>
    /// <param name="score">s: x [B, D], σ [B] → [B, D].</param>
    /// <param name="levels">Those that the score was trained with.</param>
    /// <param name="x">Where the chains start, [B, D], for instance N(0, σ₁²I); left as it is.</param>
    /// <param name="stepsPerLevel">≥ 1; evaluations: L times this, and one more where <paramref name="denoise"/>.</param>
    /// <param name="rate">r, 0 … 1: the step ε = r σ_i² (in the convention of <see cref="Langevin"/>).</param>
    /// <param name="rng">On x's device.</param>
    /// <param name="denoise">Take the last noise off: x + σ_L² s(x, σ_L), the expected clean point.</param>
    /// <param name="observe">Sees (σ_i, x) after every level; it may not keep the tensor.</param>
    /// <returns>Where the chains end, [B, D], without gradients; the caller disposes it.</returns>
    /// <remarks>Song and Ermon 2019, arXiv:1907.05600, algorithm 1; the denoising step: 2020, arXiv:2006.09011.</remarks>
    public static Tensor Sample(
        Func<Tensor, Tensor, Tensor> score,
        NoiseLevels levels,
        Tensor x,
        int stepsPerLevel,
        double rate,
        Generator rng,
        bool denoise = true,
        Action<double, Tensor>? observe = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepsPerLevel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var state = x;
        foreach (var sigma in levels.Sigmas)
        {
            var level = full(x.shape[0], sigma, dtype: x.dtype, device: x.device);
            state = Langevin.Unadjusted(y => score(y, level), state, rate * sigma * sigma, stepsPerLevel, rng);
            observe?.Invoke(sigma, state);
        }
        if (denoise)
        {
            var last = levels.Sigmas[^1];
            state = state + last * last * score(state, full(x.shape[0], last, dtype: x.dtype, device: x.device));
        }
        return state.MoveToOuterDisposeScope();
    }
}

/// <summary>σ₁ &gt; … &gt; σ_L: standard deviations of the noise that hides the data, each a constant factor below the one before.</summary>
/// <param name="Largest">σ₁: as large as the largest distance between data, so that all of them blur into one.</param>
/// <param name="Smallest">σ_L &gt; 0: small against the data's finest detail.</param>
/// <param name="Count">L ≥ 2.</param>
/// <remarks>Song and Ermon 2019, arXiv:1907.05600; on the choice of σ₁ and L: 2020, arXiv:2006.09011.</remarks>
public sealed record NoiseLevels(double Largest, double Smallest, int Count = 10)
{
    /// <summary>σ₁ … σ_L.</summary>
    public IReadOnlyList<double> Sigmas { get; } = Geometric(Largest, Smallest, Count);

    private static double[] Geometric(double largest, double smallest, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smallest);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(largest, smallest);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var ratio = Math.Log(smallest / largest) / (count - 1);
        return [.. Enumerable.Range(0, count).Select(i => largest * Math.Exp(ratio * i))];
    }
}
