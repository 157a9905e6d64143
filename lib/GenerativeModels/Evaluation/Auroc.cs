namespace GenerativeModels.Evaluation;

/// <summary>The area under the receiver operating characteristic.</summary>
public static class Auroc
{
    /// <summary>P(score of a positive &gt; score of a negative) + ½ P(equal): 1 separates, ½ guesses.</summary>
    /// <param name="positives">[N]: what should score high, e.g. anomalies. N ≥ 1.</param>
    /// <param name="negatives">[M], M ≥ 1.</param>
    /// <remarks>By ranks, as Mann and Whitney 1947: O((N + M) log(N + M)).</remarks>
    public static double Of(IReadOnlyList<double> positives, IReadOnlyList<double> negatives)
    {
        ArgumentOutOfRangeException.ThrowIfZero(positives.Count);
        ArgumentOutOfRangeException.ThrowIfZero(negatives.Count);
        if (positives.Concat(negatives).Any(double.IsNaN))
            throw new ArgumentException("expected scores, got NaN");
        var (below, area) = (0.0, 0.0);
        var all = positives.Select(s => (Score: s, Positive: true)).Concat(negatives.Select(s => (Score: s, Positive: false)));
        foreach (var tie in all.GroupBy(s => s.Score).OrderBy(g => g.Key))
        {
            var (up, down) = (tie.Count(s => s.Positive), tie.Count(s => !s.Positive));
            area += up * (below + down / 2.0);
            below += down;
        }
        return area / ((double)positives.Count * negatives.Count);
    }
}
