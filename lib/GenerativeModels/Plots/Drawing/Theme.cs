using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

/// <summary>How every figure looks: colours that colour-blind people can tell apart, sizes for a projector, paper that takes the page's colour.</summary>
internal static class Theme
{
    /// <summary>Text and the exact answer: as legible on white as on black (contrast 4.5 : 1 on both).</summary>
    public const string Ink = "#767676";

    public const string Grid = "rgba(128,128,128,0.25)";

    public const double FontSize = 15;

    /// <summary>Okabe and Ito's colours, the pale yellow last.</summary>
    public static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"];

    public static string Colour(int index) => Colours[index % Colours.Length];

    /// <summary>A colour of the theme, see-through.</summary>
    public static string Fade(string colour, double opacity)
    {
        var rgb = Convert.ToInt32(colour[1..], 16);
        return $"rgba({rgb >> 16},{(rgb >> 8) & 255},{rgb & 255},{opacity:0.##})";
    }

    public static JsonObject Layout(string title) =>
        new()
        {
            ["title"] = new JsonObject
            {
                ["text"] = Lines(title),
                ["x"] = 0,
                ["xref"] = "paper",
                ["xanchor"] = "left",
                ["y"] = 1,
                ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["t"] = 10 + ExtraHeight(title) },
            },
            ["font"] = new JsonObject
            {
                ["size"] = FontSize,
                ["color"] = Ink,
                ["family"] = "system-ui, sans-serif",
            },
            ["paper_bgcolor"] = "rgba(0,0,0,0)",
            ["plot_bgcolor"] = "rgba(0,0,0,0)",
            ["colorway"] = new JsonArray([.. Colours.Select(c => JsonValue.Create(c))]),
            ["colorscale"] = new JsonObject { ["sequential"] = "Viridis", ["sequentialminus"] = "Viridis" },
            ["autosize"] = true,
            ["hovermode"] = "closest",
            ["margin"] = new JsonObject
            {
                ["l"] = 64,
                ["r"] = 16,
                ["t"] = 78 + ExtraHeight(title),
                ["b"] = 58,
            },
            ["modebar"] = new JsonObject
            {
                ["bgcolor"] = "rgba(0,0,0,0)",
                ["color"] = Ink,
                ["activecolor"] = Colours[0],
                ["remove"] = new JsonArray("select2d", "lasso2d", "autoScale2d"),
            },
            ["legend"] = new JsonObject
            {
                ["orientation"] = "h",
                ["x"] = 0,
                ["xanchor"] = "left",
                ["y"] = 1.01,
                ["yanchor"] = "bottom",
                ["bgcolor"] = "rgba(0,0,0,0)",
            },
        };

    public static JsonObject Axis(string title, bool log = false)
    {
        var axis = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = title, ["standoff"] = 8 },
            ["automargin"] = true,
            ["gridcolor"] = Grid,
            ["zerolinecolor"] = Grid,
            ["linecolor"] = Ink,
            ["showline"] = true,
            ["ticks"] = "outside",
            ["tickcolor"] = Grid,
        };
        if (log)
        {
            axis["type"] = "log";
            axis["exponentformat"] = "power";
            axis["nticks"] = 5;
        }
        return axis;
    }

    public static JsonObject Hidden() =>
        new()
        {
            ["visible"] = false,
            ["showgrid"] = false,
            ["zeroline"] = false,
        };

    /// <summary>A layout from elsewhere with the theme beneath it.</summary>
    public static JsonObject Under(JsonObject layout)
    {
        foreach (var name in new[] { "template", "width", "height" })
            layout.Remove(name);
        var title =
            layout["title"] is JsonObject parts ? (string?)parts["text"]
            : layout["title"] as JsonValue is { } text ? (string?)text
            : null;
        var themed = Merge(Layout(title ?? ""), layout);
        foreach (var name in new[] { "xaxis", "yaxis" })
            themed[name] ??= new JsonObject();
        foreach (var (name, axis) in themed.ToArray())
            if (
                axis is JsonObject own
                && (name.StartsWith("xaxis", StringComparison.Ordinal) || name.StartsWith("yaxis", StringComparison.Ordinal))
            )
                themed[name] = Merge(Axis(""), own);
        return themed;
    }

    private static JsonObject Merge(JsonObject below, JsonObject above)
    {
        var merged = below.DeepClone().AsObject();
        foreach (var (name, value) in above)
            merged[name] =
                value is JsonObject inner && merged[name] is JsonObject outer ? Merge(outer, inner) : value?.DeepClone();
        return merged;
    }

    /// <summary>What a title of two lines needs more than one of one line.</summary>
    private static int ExtraHeight(string title) => 23 * (Lines(title).Split("<br>").Length - 1);

    /// <summary>Breaks a title that would not fit a phone.</summary>
    private static string Lines(string title)
    {
        if (title.Length <= 40 || title.Contains("<br>"))
            return title;
        var middle = title.Length / 2;
        var spaces = Enumerable.Range(0, title.Length).Where(i => title[i] == ' ').ToArray();
        if (spaces.Length == 0)
            return title;
        var cut = spaces.MinBy(i => Math.Abs(i - middle));
        return $"{title[..cut]}<br>{title[(cut + 1)..]}";
    }
}
