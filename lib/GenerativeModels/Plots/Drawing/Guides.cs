using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

/// <summary>Dotted lines across a figure. The legend names them: a name beside the line would lie on the data.</summary>
internal static class Guides
{
    /// <summary>A bound or a floor.</summary>
    public static void AddLevel(this Sketch sketch, double level, string name) => Add(sketch, name, "x", "y", level);

    /// <summary>A threshold or a quantile.</summary>
    public static void AddUpright(this Sketch sketch, double place, string name) => Add(sketch, name, "y", "x", place);

    private static void Add(Sketch sketch, string name, string along, string across, double at)
    {
        sketch.Put(
            "shapes",
            new JsonObject
            {
                ["type"] = "line",
                ["name"] = name,
                ["showlegend"] = name.Length > 0,
                [$"{along}ref"] = "paper",
                [$"{along}0"] = 0,
                [$"{along}1"] = 1,
                [$"{across}0"] = at,
                [$"{across}1"] = at,
                ["line"] = new JsonObject
                {
                    ["color"] = Theme.Ink,
                    ["width"] = 2,
                    ["dash"] = "dot",
                },
            }
        );
        if (name.Length > 0)
            sketch.Layout["showlegend"] = true;
    }
}
