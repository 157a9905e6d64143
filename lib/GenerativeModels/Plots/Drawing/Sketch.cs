using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

/// <summary>A figure in the making.</summary>
internal sealed class Sketch(string title)
{
    private readonly JsonArray traces = [];
    private readonly JsonArray frames = [];

    public JsonObject Layout { get; } = Theme.Layout(title);

    public string Title => title;

    public int Count => traces.Count;

    /// <summary>Adds a trace; returns its number, which frames refer to.</summary>
    public int Add(JsonObject trace)
    {
        traces.Add(trace);
        return traces.Count - 1;
    }

    public JsonObject Trace(int index) => traces[index]!.AsObject();

    public void AddFrame(string name, IReadOnlyList<int> which, IEnumerable<JsonObject> changes) =>
        frames.Add(
            new JsonObject
            {
                ["name"] = name,
                ["traces"] = Array(which.Select(i => (JsonNode)i)),
                ["data"] = Array(changes),
            }
        );

    /// <summary>Adds a line, a rectangle or a note to the layout.</summary>
    public void Put(string list, JsonObject item)
    {
        if (Layout[list] is not JsonArray items)
            Layout[list] = items = [];
        items.Add(item);
    }

    public Sketch Axes(string x, string y, bool logX = false, bool logY = false)
    {
        Layout["xaxis"] = Theme.Axis(x, logX);
        Layout["yaxis"] = Theme.Axis(y, logY);
        return this;
    }

    /// <summary>Moves the legend up a line, for headings between it and the panels.</summary>
    public void LiftLegend(int height)
    {
        var (top, bottom) = ((int)Layout["margin"]!["t"]! + 24, (int)Layout["margin"]!["b"]!);
        Layout["margin"]!["t"] = top;
        Layout["legend"]!["y"] = 1 + 26.0 / Math.Max(100, height - top - bottom);
    }

    public Figure Done(string? alt, string composed, int? height, int usual = 480)
    {
        var figure = new Figure(traces, Layout, frames, alt ?? $"{title}. {composed}", height ?? usual);
        return frames.Count > 0 ? Film.Checked(figure) : figure;
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray Array(IEnumerable<double> items) =>
        new([.. items.Select(x => double.IsFinite(x) ? (JsonNode)JsonValue.Create(x) : null)]);

    public static JsonArray Array(params ReadOnlySpan<double> items) => Array(items.ToArray().AsEnumerable());
}
