namespace GenerativeModels.Classification;

/// <summary>Checks of examples with labels.</summary>
internal static class Labelled
{
    /// <summary>The dimension D and the number of classes K of x [N][D], y [N] with labels 0 … K − 1, each of which occurs.</summary>
    public static (int Dim, int Classes) Check(IReadOnlyList<double[]> x, IReadOnlyList<int> y)
    {
        if (x.Count == 0 || x.Count != y.Count)
            throw new ArgumentException($"expected as many labels as examples, got {x.Count} examples and {y.Count} labels");
        var dim = x[0].Length;
        if (x.FirstOrDefault(row => row.Length != dim) is { } odd)
            throw new ArgumentException($"expected examples of dimension {dim}, got {odd.Length}", nameof(x));
        var classes = y.Max() + 1;
        if (y.Min() < 0 || y.Distinct().Count() != classes)
            throw new ArgumentException(
                $"expected labels 0 … {classes - 1}, each at least once, got {y.Distinct().Count()} different",
                nameof(y)
            );
        return (dim, classes);
    }

    /// <summary>exp(v − max)/Σ: probabilities from their logarithms.</summary>
    public static double[] Softmax(double[] logs)
    {
        var total = Probability.Mixing.LogSumExp(logs);
        return Array.ConvertAll(logs, value => Math.Exp(value - total));
    }
}
