using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    private const double MinTimelineWidth = 620;

    /// <summary>Where a name may stand, the preferred first, and how much of it lies left of its point.</summary>
    private static readonly (string Side, string Shift, double Left)[] NamePlaces =
    [
        ("top", "center", 0.5),
        ("bottom", "center", 0.5),
        ("top", "right", 0),
        ("bottom", "right", 0),
        ("top", "left", 1),
        ("bottom", "left", 1),
    ];

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
        var (first, last) = (milestones.Min(m => m.Year) - 0.7, milestones.Max(m => m.Year) + 1.3);
        var lanes = milestones.OrderBy(m => m.Year).Select(m => m.Lane).Distinct().ToArray();
        foreach (var (index, lane) in lanes.Index())
        {
            Milestone[] own = [.. milestones.Where(m => m.Lane == lane).OrderBy(m => m.Year)];
            sketch.Add(Lane(lane, index, own, Places(own, first, last)));
        }
        var years = sketch.Layout["xaxis"]!;
        years["range"] = Sketch.Array(first, last);
        years["tickformat"] = "d";
        var rows = sketch.Layout["yaxis"]!;
        rows["tickvals"] = Sketch.Array(Enumerable.Range(0, lanes.Length).Select(i => (double)i));
        rows["ticktext"] = Sketch.Array(lanes.Select(lane => (JsonNode)lane));
        rows["range"] = Sketch.Array(lanes.Length - 0.4, -0.6);
        rows["zeroline"] = false;
        sketch.Layout["showlegend"] = false;
        sketch.Layout["margin"]!["t"] = 56;
        sketch.Layout["meta"] = new JsonObject { ["minWidth"] = MinTimelineWidth };
        var told = milestones.OrderBy(m => m.Year).Select(m => $"{m.Year} {m.Name}");
        return sketch.Done(alt, $"{string.Join(", ", told)}.", height, 130 + 64 * lanes.Length);
    }

    private static JsonObject Lane(string name, int index, Milestone[] milestones, string[] places)
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
        trace["textposition"] = Sketch.Array(places.Select(place => (JsonNode)place));
        trace["textfont"] = new JsonObject { ["size"] = 13 };
        trace["hovertext"] = Sketch.Array(
            milestones.Select(m => (JsonNode)$"{m.Year} {m.Name}{(m.Note.Length > 0 ? $": {m.Note}" : "")}")
        );
        trace["hoverinfo"] = "text";
        trace["cliponaxis"] = false;
        return trace;
    }

    /// <summary>
    /// Where each name stands: at the first place, over its point if it can be, where it runs into no earlier name of its lane and
    /// stays inside; where there is none, at the one that overlaps least.
    /// </summary>
    private static string[] Places(Milestone[] milestones, double first, double last)
    {
        const double character = 7.5; // pixels, in the narrowest figure, of which lane names and margins take a quarter
        var yearsPerCharacter = character * (last - first) / (0.75 * MinTimelineWidth);
        var taken = new List<(string Side, double From, double To)>();
        return [.. milestones.Select(Place)];

        string Place(Milestone milestone)
        {
            var width = (milestone.Name.Length + 1) * yearsPerCharacter;
            var best = (
                from place in NamePlaces
                let start = milestone.Year - place.Left * width
                let outside = Math.Max(0, first - start) + Math.Max(0, start + width - last)
                let shared = taken
                    .Where(other => other.Side == place.Side)
                    .Sum(other => Math.Max(0, Math.Min(other.To, start + width) - Math.Max(other.From, start)))
                select (Place: $"{place.Side} {place.Shift}", place.Side, From: start, Cost: outside + shared)
            ).MinBy(candidate => candidate.Cost);
            taken.Add((best.Side, best.From, best.From + width));
            return best.Place;
        }
    }
}
