using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Histograms whose number of bins is a rule's, by the widths and names of NumPy.</summary>
internal static class Histogram
{
    /// <summary>Counts in 32 bits, or a density, in equal bins over the range, and the bins' edges in 64 bits.</summary>
    public static (Tensor hist, Tensor bin_edges) Of(
        Tensor input,
        HistogramBinSelector rule,
        (double min, double max)? range,
        bool density
    )
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var x = input.detach().to(ScalarType.Float64, CPU).reshape(-1);
        var (from, to) = range ?? (x.numel() == 0 ? (0, 1) : (x.min().item<double>(), x.max().item<double>()));
        if (!double.IsFinite(from) || !double.IsFinite(to) || from > to)
            throw new ArgumentException($"expected a finite range whose ends are in order, got ({from}, {to})", nameof(range));
        x = x[x.ge(from) & x.le(to)];
        if (from == to)
            (from, to) = (from - 0.5, to + 0.5);
        var width = x.numel() == 0 ? 0 : Width(x, rule, (from, to));
        var bins = width > 0 ? Math.Max(1, (long)Math.Ceiling((to - from) / width)) : 1;
        var (counts, edges) = histogram(x, bins, (from, to), density: density);
        return (
            (density ? counts.to_type(ScalarType.Float32) : counts.to_type(ScalarType.Int32)).MoveToOuterDisposeScope(),
            edges.MoveToOuterDisposeScope()
        );
    }

    /// <summary>The width of a bin for numbers x: [n], n > 0.</summary>
    private static double Width(Tensor x, HistogramBinSelector rule, (double min, double max) range)
    {
        var n = (double)x.numel();
        var spread = (x.max() - x.min()).item<double>();
        return rule switch
        {
            HistogramBinSelector.Sqrt => spread / Math.Sqrt(n),
            HistogramBinSelector.Sturges => spread / (Math.Log2(n) + 1),
            HistogramBinSelector.Rice => spread / (2 * Math.Cbrt(n)),
            HistogramBinSelector.Scott => Math.Cbrt(24 * Math.Sqrt(Math.PI) / n) * x.std(unbiased: false).item<double>(),
            HistogramBinSelector.Doane => Doane(x, n, spread),
            HistogramBinSelector.Stone => Stone(x, n, spread, range),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "expected one of HistogramBinSelector's rules"),
        };
    }

    /// <summary>Sturges' rule with more bins for skewed numbers: Doane 1976, Aesthetic frequency classifications.</summary>
    private static double Doane(Tensor x, double n, double spread)
    {
        var deviation = x.std(unbiased: false).item<double>();
        if (n <= 2 || deviation == 0)
            return 0;
        var skewness = ((x - x.mean()) / deviation).pow(3).mean().item<double>();
        var error = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return spread / (1 + Math.Log2(n) + Math.Log2(1 + Math.Abs(skewness) / error));
    }

    /// <summary>The width with the least cross-validated squared error: Stone 1984, An asymptotically optimal histogram rule.</summary>
    private static double Stone(Tensor x, double n, double spread, (double min, double max) range)
    {
        if (n <= 1 || spread == 0)
            return 0;
        var most = Math.Max(100, (int)Math.Sqrt(n));
        return spread / Enumerable.Range(1, most).MinBy(Error);

        double Error(int bins)
        {
            using var scope = NewDisposeScope();
            var share = histogram(x, bins, range).hist / n;
            return (2 - (n + 1) * share.square().sum().item<double>()) * bins / spread;
        }
    }
}
