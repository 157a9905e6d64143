namespace GenerativeModels.Plots;

/// <summary>How a figure shows itself in a notebook.</summary>
internal static class FigureFormatters
{
    public static IEnumerable<object> CreateTypeFormatters() =>
        [
            new MimeFormatter<Figure>("text/html", figure => figure.Html),
            new MimeFormatter<Figure>("application/vnd.plotly.v1+json", figure => figure.Json),
            new MimeFormatter<Figure>("text/plain", figure => figure.Alt),
        ];
}
