namespace GenerativeModels.Plots;

/// <summary>How a table of comparisons shows itself in a notebook.</summary>
/// <remarks>Notebooks construct it and call the method, so neither can be static.</remarks>
internal sealed class ComparisonTableFormatters
{
    private readonly object[] formatters =
    [
        new MimeFormatter<ComparisonTable>("text/html", table => table.Html),
        new MimeFormatter<ComparisonTable>("application/vnd.table+json", table => table.Json),
        new MimeFormatter<ComparisonTable>("text/plain", table => table.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
