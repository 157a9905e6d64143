namespace GenerativeModels.Probability;

/// <summary>Weights of mixtures.</summary>
internal static class Mixing
{
    /// <summary>The weights divided by their sum.</summary>
    public static double[] Normalise(IReadOnlyList<double> weights)
    {
        if (weights.Count == 0 || weights.Any(w => !(w > 0 && double.IsFinite(w))))
            throw new ArgumentException($"expected positive weights, got [{string.Join(", ", weights)}]", nameof(weights));
        var total = weights.Sum();
        return [.. weights.Select(w => w / total)];
    }

    /// <summary>The component k whose share of [0, 1) holds u.</summary>
    public static int Choose(double[] weights, double u)
    {
        var k = 0;
        for (var cumulative = weights[0]; u >= cumulative && k < weights.Length - 1; cumulative += weights[k])
            k++;
        return k;
    }

    /// <summary>log Σ exp(v), without overflow; −∞ where every v is.</summary>
    public static double LogSumExp(ReadOnlySpan<double> values)
    {
        var max = double.NegativeInfinity;
        foreach (var value in values)
            max = Math.Max(max, value);
        if (double.IsInfinity(max))
            return max;
        var sum = 0.0;
        foreach (var value in values)
            sum += Math.Exp(value - max);
        return max + Math.Log(sum);
    }
}
