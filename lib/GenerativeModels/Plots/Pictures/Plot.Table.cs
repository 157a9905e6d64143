namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A table of several respects, in the order given; <see cref="Results"/> ranks by one.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">Their names with units; the first is that of the rows' names.</param>
    /// <param name="rows">One cell a column: the row's name, then what was measured, written out.</param>
    /// <exception cref="ArgumentException">A row has not one cell a column.</exception>
    public static ComparisonTable Table(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
        new(title, columns, rows);
}
