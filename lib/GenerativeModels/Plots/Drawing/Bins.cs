namespace GenerativeModels.Plots;

/// <summary>Equal bins on the line.</summary>
internal sealed record Bins(double From, double Width, int Count)
{
    /// <summary>Bins that span every finite value.</summary>
    public static Bins Over(IEnumerable<double> values, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
            throw new ArgumentException("expected at least one finite sample, got none", nameof(values));
        var (low, high) = (finite.Min(), finite.Max());
        if (high <= low)
            (low, high) = (low - 0.5, low + 0.5);
        return new(low, (high - low) / count, count);
    }

    /// <summary>Share of the samples a bin, over its width: integrates to one where all samples are finite and inside.</summary>
    public double[] Density(Values samples)
    {
        var counts = new double[Count];
        foreach (var sample in samples)
            if (double.IsFinite(sample))
                counts[Math.Clamp((int)((sample - From) / Width), 0, Count - 1)]++;
        return Array.ConvertAll(counts, n => n / (samples.Count * Width));
    }
}
