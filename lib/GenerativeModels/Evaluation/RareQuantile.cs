namespace GenerativeModels.Evaluation;

/// <summary>Quantiles of what is too rare to be drawn, by importance sampling.</summary>
public static class RareQuantile
{
    /// <summary>
    /// The value that a share of the law p exceeds, from draws of another law q that reaches further: the largest u among the draws with
    /// (1/N) Σ_i w_i 1[x_i ≥ u] ≥ share, where w = p/q. The mean of the weights beyond u is an unbiased estimate of P(x ≥ u).
    /// </summary>
    /// <param name="values">x_i, N draws of q, or any function of them.</param>
    /// <param name="logWeights">log p − log q at each draw, nats.</param>
    /// <param name="share">Of p, 0 … 1 without the ends.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or the weights do not add up to the share: too few draws for it.
    /// </exception>
    public static double Of(IReadOnlyList<double> values, IReadOnlyList<double> logWeights, double share)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "expected a share between 0 and 1");
        if (values.Count != logWeights.Count)
            throw new ArgumentException($"expected a weight for each of {values.Count} values, got {logWeights.Count}");
        var (x, w) = (values.ToArray(), logWeights.Select(Math.Exp).ToArray());
        Array.Sort(x, w);
        var beyond = 0.0;
        for (var i = x.Length - 1; i >= 0; i--)
            if ((beyond += w[i]) / x.Length >= share)
                return x[i];
        throw new ArgumentException($"expected weights that add up to a share of {share}, got {beyond / Math.Max(1, x.Length)}");
    }
}
