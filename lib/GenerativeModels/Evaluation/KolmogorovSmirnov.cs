namespace GenerativeModels.Evaluation;

/// <summary>The largest gap between two distribution functions on the line, and how surprising it is.</summary>
/// <param name="Statistic">D = sup |F₁ − F₂|, 0 … 1.</param>
/// <param name="PValue">The probability of a gap at least as large if both were equal.</param>
public sealed record KolmogorovSmirnov(double Statistic, double PValue)
{
    /// <summary>Samples against an exact distribution function.</summary>
    /// <param name="samples">[N], independent.</param>
    /// <param name="cdf">F, continuous.</param>
    public static KolmogorovSmirnov Test(IReadOnlyList<double> samples, Func<double, double> cdf)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count);
        var n = samples.Count;
        var statistic = samples.Order().Select(cdf).Select((f, i) => Math.Max(f - (double)i / n, (i + 1.0) / n - f)).Max();
        return new(statistic, Survival(statistic, n));
    }

    /// <summary>Samples against samples.</summary>
    /// <param name="first">[N], independent.</param>
    /// <param name="second">[M], independent of the first.</param>
    public static KolmogorovSmirnov Test(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentOutOfRangeException.ThrowIfZero(first.Count);
        ArgumentOutOfRangeException.ThrowIfZero(second.Count);
        var (a, b) = (first.Order().ToArray(), second.Order().ToArray());
        var (i, j, statistic) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var x = Math.Min(a[i], b[j]);
            for (; i < a.Length && a[i] <= x; i++) { }
            for (; j < b.Length && b[j] <= x; j++) { }
            statistic = Math.Max(statistic, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return new(statistic, Survival(statistic, (double)a.Length * b.Length / (a.Length + b.Length)));
    }

    /// <summary>Q(λ) = 2 Σ (−1)^{j−1} exp(−2j²λ²) at λ = (√n + 0.12 + 0.11/√n) D.</summary>
    /// <remarks>Stephens 1970: the asymptotic law with a correction that is good to 1 % from n = 5 on.</remarks>
    private static double Survival(double statistic, double n)
    {
        var lambda = (Math.Sqrt(n) + 0.12 + 0.11 / Math.Sqrt(n)) * statistic;
        if (lambda < 0.2)
            return 1;
        var sum = 0.0;
        for (var j = 1; j <= 100; j++)
            sum += (j % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * j * j * lambda * lambda);
        return Math.Clamp(sum, 0, 1);
    }
}
