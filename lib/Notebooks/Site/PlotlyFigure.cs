using System.Globalization;
using System.Text.Json.Nodes;

namespace Notebooks.Site;

/// <summary>A Plotly figure's place on a page: its JSON, the room it takes, its text alternative. figures.js draws it when it comes near.</summary>
internal static class PlotlyFigure
{
    private const double DefaultHeight = 450;

    public static string ToHtml(JsonObject figure, string id, int number)
    {
        var layout = figure["layout"];
        var height = (Json.Number(layout?["height"]) ?? DefaultHeight).ToString("0", CultureInfo.InvariantCulture);
        return $"""
            <figure class="output plot" id="{id}">
            <div class="canvas" data-height="{height}" style="height:{height}px" role="img" aria-label="{Html.Escape(
                Alternative(figure, number)
            )}"></div>
            <script type="application/json">{Json.ForScript(figure)}</script>
            </figure>

            """;
    }

    /// <summary>Whether the figure moves.</summary>
    public static bool IsAnimated(JsonObject figure) => figure["frames"] is JsonArray { Count: > 0 };

    /// <summary>The figure for the index: its last frame, no controls or titles; null when it is too large to stand there.</summary>
    public static string? Thumbnail(JsonObject figure, int limit)
    {
        var small = new JsonObject { ["data"] = figure["data"]?.DeepClone(), ["layout"] = figure["layout"]?.DeepClone() };
        if (IsAnimated(figure) && small["data"] is JsonArray traces && figure["frames"]!.AsArray()[^1] is JsonObject last)
            Show(last, traces);
        if (small["layout"] is JsonObject layout)
            foreach (var part in new[] { "sliders", "updatemenus", "title", "width", "height", "meta" })
                layout.Remove(part);
        var json = Json.ForScript(small);
        return json.Length <= limit ? json : null;
    }

    // A frame changes the traces it names, or the first ones, key by key.
    private static void Show(JsonObject frame, JsonArray traces)
    {
        foreach (var (i, change) in (frame["data"] as JsonArray ?? []).Index())
        {
            var at = frame["traces"] is JsonArray named && i < named.Count ? (int)(Json.Number(named[i]) ?? -1) : i;
            if (change is JsonObject keys && at >= 0 && at < traces.Count && traces[at] is JsonObject trace)
                foreach (var (key, value) in keys)
                    trace[key] = value?.DeepClone();
        }
    }

    /// <summary>layout.meta.alt where the author gave one, else the title, else its number.</summary>
    public static string Alternative(JsonObject figure, int number)
    {
        var layout = figure["layout"];
        if (layout?["meta"] is JsonObject meta && Json.Text(meta["alt"]) is { Length: > 0 } alternative)
            return alternative;
        var title = Json.Text(layout?["title"] is JsonObject parts ? parts["text"] : layout?["title"]);
        return title.Length > 0 ? $"Figure {number}: {title}" : $"Figure {number}";
    }
}
