namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A table of results, best first, floors and bounds among them.</summary>
    /// <param name="title">What the table shows.</param>
    /// <param name="unit">The numbers' unit.</param>
    /// <param name="results">The rows, in any order.</param>
    /// <param name="lowerIsBetter">Whether the smallest number comes first.</param>
    public static ResultTable Results(string title, string unit, IReadOnlyList<Result> results, bool lowerIsBetter = true) =>
        new(title, unit, results, lowerIsBetter);
}
