namespace GenerativeModels.Score;

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
