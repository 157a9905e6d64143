using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>What appeared when, one lane a family.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="milestones">In any order; lanes come in the order of their first year.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Timeline(string title, IReadOnlyList<Milestone> milestones, string? alt = null, int? height = null)
    {
        if (milestones.Count == 0)
            throw new ArgumentException("expected at least one milestone, got none", nameof(milestones));
        var sketch = new Sketch(title).Axes("year", "");
        var lanes = milestones.OrderBy(m => m.Year).Select(m => m.Lane).Distinct().ToArray();
        foreach (var (index, lane) in lanes.Index())
            sketch.Add(Lane(lane, index, [.. milestones.Where(m => m.Lane == lane).OrderBy(m => m.Year)]));
        var years = sketch.Layout["xaxis"]!;
        years["range"] = Sketch.Array(milestones.Min(m => m.Year) - 0.7, milestones.Max(m => m.Year) + 1.3);
        years["tickformat"] = "d";
        var rows = sketch.Layout["yaxis"]!;
        rows["tickvals"] = Sketch.Array(Enumerable.Range(0, lanes.Length).Select(i => (double)i));
        rows["ticktext"] = Sketch.Array(lanes.Select(lane => (JsonNode)lane));
        rows["range"] = Sketch.Array(lanes.Length - 0.4, -0.6);
        rows["zeroline"] = false;
        sketch.Layout["showlegend"] = false;
        sketch.Layout["margin"]!["t"] = 56;
        sketch.Layout["meta"] = new JsonObject { ["minWidth"] = 620 };
        var told = milestones.OrderBy(m => m.Year).Select(m => $"{m.Year} {m.Name}");
        return sketch.Done(alt, $"{string.Join(", ", told)}.", height, 130 + 64 * lanes.Length);
    }

    /// <summary>Names alternate over and under their lane, so that neighbours do not run into each other; the first and the last stay inside.</summary>
    private static JsonObject Lane(string name, int index, Milestone[] milestones)
    {
        var trace = Traces.Line(
            [.. milestones.Select(m => (double)m.Year)],
            [.. milestones.Select(_ => (double)index)],
            name,
            Theme.Colour(index),
            markers: true
        );
        trace["mode"] = "lines+markers+text";
        trace["marker"]!["size"] = 11;
        trace["text"] = Sketch.Array(milestones.Select(m => (JsonNode)m.Name));
        trace["textposition"] = Sketch.Array(milestones.Select((_, i) => (JsonNode)Place(i, milestones.Length)));
        trace["textfont"] = new JsonObject { ["size"] = 13 };
        trace["hovertext"] = Sketch.Array(
            milestones.Select(m => (JsonNode)$"{m.Year} {m.Name}{(m.Note.Length > 0 ? $": {m.Note}" : "")}")
        );
        trace["hoverinfo"] = "text";
        trace["cliponaxis"] = false;
        return trace;
    }

    private static string Place(int index, int count)
    {
        var side = index % 2 == 0 ? "top" : "bottom";
        return index == 0 ? $"{side} right"
            : index == count - 1 ? $"{side} left"
            : $"{side} center";
    }
}
