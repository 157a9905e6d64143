namespace GenerativeModels.Plots;

/// <summary>How a table of results shows itself in a notebook.</summary>
/// <remarks>Notebooks construct it and call the method, so neither can be static.</remarks>
internal sealed class ResultTableFormatters
{
    private readonly object[] formatters =
    [
        new MimeFormatter<ResultTable>("text/html", table => table.Html),
        new MimeFormatter<ResultTable>("application/vnd.table+json", table => table.Json),
        new MimeFormatter<ResultTable>("text/plain", table => table.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
