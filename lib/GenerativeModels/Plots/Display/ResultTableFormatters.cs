namespace GenerativeModels.Plots;

/// <summary>How a table of results shows itself in a notebook.</summary>
internal static class ResultTableFormatters
{
    public static IEnumerable<object> CreateTypeFormatters() =>
        [
            new MimeFormatter<ResultTable>("text/html", table => table.Html),
            new MimeFormatter<ResultTable>("text/plain", table => table.ToString()),
        ];
}
