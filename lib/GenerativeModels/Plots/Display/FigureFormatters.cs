namespace GenerativeModels.Plots;

/// <summary>How a figure shows itself in a notebook.</summary>
/// <remarks>Notebooks construct it and call the method, so neither can be static.</remarks>
internal sealed class FigureFormatters
{
    private readonly object[] formatters =
    [
        new MimeFormatter<Figure>("text/html", figure => figure.Html),
        new MimeFormatter<Figure>("application/vnd.plotly.v1+json", figure => figure.Json),
        new MimeFormatter<Figure>("text/plain", figure => figure.Alt),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
