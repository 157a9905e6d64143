using System.Text.Json.Nodes;
using Plotly.NET;

namespace GenerativeModels.Plots;

/// <summary>A figure: what plotly.js draws, what it says to those who cannot see it, and how high it is. As wide as its page.</summary>
/// <remarks>Shows itself as html that needs plotly.js in the page (<see cref="PlotlyAsset"/>), as figure JSON, and as its alternative text.</remarks>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["text/html", "application/vnd.plotly.v1+json", "text/plain"])]
public sealed record Figure
{
    private readonly string data;
    private readonly string layout;
    private readonly string frames;

    internal Figure(JsonArray data, JsonObject layout, JsonArray frames, string alt, int height)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alt);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(height, 0);
        this.data = data.ToJsonString(FigureJson.Options);
        this.layout = layout.ToJsonString(FigureJson.Options);
        this.frames = frames.ToJsonString(FigureJson.Options);
        Alt = alt;
        Height = height;
    }

    /// <summary>What the figure shows, in words; never empty.</summary>
    public string Alt { get; init; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; init; }

    /// <summary>{ data, layout, frames, config }, with the alternative text in layout.meta.alt.</summary>
    public string Json => $"{{\"data\":{data},\"layout\":{LayoutText()},\"frames\":{frames},\"config\":{FigureJson.Config}}}";

    /// <summary>An element and the script that draws into it.</summary>
    public string Html => FigurePage.Of(this);

    /// <summary>A Plotly.NET chart in the theme; what the chart itself sets stays, but for its template and size.</summary>
    public static Figure From(GenericChart chart, string alt, int height = 480) =>
        FromJson(GenericChart.toFigureJson(chart), alt, height);

    /// <summary>Figure JSON in the theme; what it sets itself stays, but for its template and size.</summary>
    /// <exception cref="ArgumentException">No object with a data array.</exception>
    public static Figure FromJson(string figureJson, string alt, int height = 480)
    {
        if (JsonNode.Parse(figureJson) is not JsonObject figure || figure["data"] is not JsonArray data)
            throw new ArgumentException("expected figure JSON: { \"data\": [...], \"layout\": {...} }", nameof(figureJson));
        var layout = figure["layout"] as JsonObject ?? [];
        var frames = figure["frames"] as JsonArray ?? [];
        return new Figure(data, Theme.Under(layout), frames, alt, height);
    }

    /// <inheritdoc/>
    public override string ToString() => Alt;

    private string LayoutText()
    {
        var node = JsonNode.Parse(layout)!.AsObject();
        node["height"] = Height;
        var meta = node["meta"] as JsonObject ?? [];
        meta["alt"] = Alt;
        if (meta.Parent is null)
            node["meta"] = meta;
        return node.ToJsonString(FigureJson.Options);
    }
}
