using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

/// <summary>The play button and the slider of an animation.</summary>
internal static class Film
{
    /// <summary>Room that the controls need below the axes.</summary>
    public const int ControlsHeight = 96;

    /// <summary>The most that an animated figure may take, bytes of JSON: a page holds several.</summary>
    public const int Limit = 1_500_000;

    // Two numbers of three digits, sign, point and comma; the rest of the figure takes less than a tenth of the room.
    private const double BytesAPoint = 13;

    /// <summary>How many of <paramref name="points"/> moving points an animation of so many frames has room for.</summary>
    public static int PointsThatFit(int frames, int points) =>
        Math.Clamp((int)(0.9 * Limit / (BytesAPoint * frames)), 1, Math.Max(1, points));

    /// <exception cref="ArgumentException">The figure is larger than <see cref="Limit"/>.</exception>
    public static Figure Checked(Figure figure)
    {
        var size = System.Text.Encoding.UTF8.GetByteCount(figure.Json);
        return size <= Limit
            ? figure
            : throw new ArgumentException(
                $"expected an animation of at most {Limit / 1e6:0.0} MB, got {size / 1e6:0.0} MB: fewer steps, points or images"
            );
    }

    /// <param name="sketch">The figure, with its frames added under these labels.</param>
    /// <param name="labels">One a frame.</param>
    /// <param name="what">What the labels count, before the current one.</param>
    /// <param name="redraw">Whether a frame changes more than lines and points.</param>
    /// <param name="milliseconds">How long a frame stays.</param>
    public static void AddControls(Sketch sketch, IReadOnlyList<string> labels, string what, bool redraw, int milliseconds = 120)
    {
        sketch.Layout["margin"]!["b"] = 58 + ControlsHeight;
        sketch.Layout["updatemenus"] = new JsonArray(Buttons(redraw, milliseconds));
        sketch.Layout["sliders"] = new JsonArray(
            new JsonObject
            {
                ["x"] = 0.16,
                ["len"] = 0.84,
                ["y"] = 0,
                ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["t"] = 62, ["b"] = 4 },
                ["currentvalue"] = new JsonObject
                {
                    ["prefix"] = what,
                    ["xanchor"] = "left",
                    ["offset"] = 6,
                },
                ["tickcolor"] = Theme.Ink,
                ["minorticklen"] = 0,
                ["ticklen"] = 0,
                ["font"] = new JsonObject { ["size"] = 14 },
                ["steps"] = Sketch.Array(labels.Select(label => Step(label, redraw))),
            }
        );
    }

    private static JsonObject Buttons(bool redraw, int milliseconds) =>
        new()
        {
            ["type"] = "buttons",
            ["direction"] = "left",
            ["showactive"] = false,
            ["x"] = 0,
            ["xanchor"] = "left",
            ["y"] = 0,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = 72, ["r"] = 8 },
            ["buttons"] = new JsonArray(
                Button("▶", new JsonArray(null, Timing(milliseconds, redraw, fromCurrent: true))),
                Button("❚❚", new JsonArray(new JsonArray((JsonNode?)null), Timing(0, false, fromCurrent: false)))
            ),
        };

    private static JsonObject Button(string label, JsonArray arguments) =>
        new()
        {
            ["label"] = label,
            ["method"] = "animate",
            ["args"] = arguments,
        };

    private static JsonObject Step(string label, bool redraw) =>
        new()
        {
            ["label"] = label,
            ["method"] = "animate",
            ["args"] = new JsonArray(new JsonArray(label), Timing(0, redraw, fromCurrent: false)),
        };

    private static JsonObject Timing(int milliseconds, bool redraw, bool fromCurrent) =>
        new()
        {
            ["mode"] = "immediate",
            ["fromcurrent"] = fromCurrent,
            ["frame"] = new JsonObject { ["duration"] = milliseconds, ["redraw"] = redraw },
            ["transition"] = new JsonObject { ["duration"] = 0 },
        };
}
