using Plotly.NET;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    private const double MinTimelineWidth = 620;

    /// <summary>A taxonomy: the root at the left, leaves at the right, one colour a depth.</summary>
    public static GenericChart Tree(string title, TreeNode root)
    {
        var nodes = Placed(root);
        var (depth, leaves) = (nodes.Max(n => n.Depth), nodes.Count(n => n.Node.Children is not { Count: > 0 }));
        var sketch = new Sketch(title, "", "", height: 90 + 40 * leaves);
        sketch.Add(Traces.Paths([.. nodes.Skip(1).Select(n => Link(nodes[n.Parent].Row, n.Depth, n.Row))], "", Theme.Ink, 1.5));
        var names = Traces.Points(Points.From(nodes.Select(n => ((double)n.Depth, n.Row))), "", Theme.Ink, 10, 1);
        names.Inner("marker")!.SetProperty("color", nodes.Select(n => Theme.Colour(n.Depth)).ToArray());
        // Branches stand over their line, leaves at its end.
        var places = nodes.Select(n => n.Node.Children is { Count: > 0 } ? "top right" : "middle right").ToArray();
        sketch.Add(Named(names, "markers+text", nodes.Select(n => n.Node.Name), places, nodes.Select(n => n.Node.Note)));
        sketch.X.With(("visible", false), ("range", new[] { -0.1, depth + 0.85 }));
        sketch.Y.With(("visible", false), ("range", new[] { leaves - 0.4, -0.8 }));
        sketch.Layout.SetProperty("showlegend", false);
        sketch.Margin.With(("l", 12), ("b", 12));
        sketch.Meta.SetProperty("minWidth", 160 * (depth + 1));
        return sketch.Done($"{Brackets(root)}.");

        static Points Link(double from, int depth, double to) =>
            Points.From([(depth - 1, from), (depth - 0.12, from), (depth - 0.12, to), (depth, to)]);

        static string Brackets(TreeNode node) =>
            node.Children is { Count: > 0 } inner ? $"{node.Name} ({string.Join(", ", inner.Select(Brackets))})" : node.Name;
    }

    /// <summary>What appeared when, one lane a family, in the order of their first years.</summary>
    /// <exception cref="ArgumentException">No milestones.</exception>
    public static GenericChart Timeline(string title, IReadOnlyList<Milestone> milestones)
    {
        if (milestones.Count == 0)
            throw new ArgumentException("expected at least one milestone, got none", nameof(milestones));
        Milestone[] sorted = [.. milestones.OrderBy(m => m.Year)];
        var (first, last) = (sorted[0].Year - 0.7, sorted[^1].Year + 1.3);
        string[] lanes = [.. sorted.Select(m => m.Lane).Distinct()];
        var sketch = new Sketch(title, "year", "", height: 130 + 64 * lanes.Length);
        foreach (var (index, lane) in lanes.Index())
        {
            Milestone[] own = [.. sorted.Where(m => m.Lane == lane)];
            double[] years = [.. own.Select(m => (double)m.Year)];
            var line = Traces.Line(years, Array.ConvertAll(years, _ => (double)index), lane, Theme.Colour(index));
            line.With(("marker", new { size = 11, color = Theme.Colour(index) }), ("textfont", new { size = 13 }));
            var notes = own.Select(m => $"{m.Year} {m.Name}{(m.Note.Length > 0 ? $": {m.Note}" : "")}");
            sketch.Add(Named(line, "lines+markers+text", own.Select(m => m.Name), PlacesOf(own, first, last), notes));
        }
        sketch.X.With(("range", new[] { first, last }), ("tickformat", "d"));
        sketch.Y.With(("tickvals", Enumerable.Range(0, lanes.Length).ToArray()), ("ticktext", lanes), ("zeroline", false));
        sketch.Y.SetProperty("range", new[] { lanes.Length - 0.4, -0.6 });
        sketch.Layout.SetProperty("showlegend", false);
        sketch.Meta.SetProperty("minWidth", MinTimelineWidth);
        return sketch.Done($"{string.Join(", ", sorted.Select(m => $"{m.Year} {m.Name}"))}.");
    }

    /// <summary>A tree's nodes: depth to the right, leaves one under another, parents in the middle of their children.</summary>
    internal static IReadOnlyList<(TreeNode Node, int Depth, double Row, int Parent)> Placed(TreeNode root)
    {
        var (nodes, leaves) = (new List<(TreeNode Node, int Depth, double Row, int Parent)>(), 0);
        Place(root, 0, -1);
        return nodes;

        double Place(TreeNode node, int depth, int parent)
        {
            var index = nodes.Count;
            nodes.Add((node, depth, 0, parent));
            double[] rows = [.. (node.Children ?? []).Select(child => Place(child, depth + 1, index))];
            var row = rows.Length == 0 ? leaves++ : (rows[0] + rows[^1]) / 2;
            nodes[index] = (node, depth, row, parent);
            return row;
        }
    }

    private static Trace Named(Trace trace, string mode, IEnumerable<string> names, string[] places, IEnumerable<string> notes) =>
        trace
            .With(("mode", mode), ("text", names.ToArray()), ("textposition", places), ("cliponaxis", false))
            .With(
                ("hovertext", notes.Zip(names, (note, name) => note.Length > 0 ? note : name).ToArray()),
                ("hoverinfo", "text")
            );

    /// <summary>
    /// Where each name stands: at the first place, over its point if it can be, where it runs into no earlier name of its lane and
    /// stays inside; where there is none, at the one that overlaps least.
    /// </summary>
    private static string[] PlacesOf(Milestone[] milestones, double first, double last)
    {
        const double character = 7.5; // pixels, in the narrowest figure, of which lane names and margins take a quarter
        var yearsPerCharacter = character * (last - first) / (0.75 * MinTimelineWidth);
        string[] sides = ["top", "bottom"];
        var taken = new List<(string Side, double From, double To)>();
        return [.. milestones.Select(Place)];

        string Place(Milestone milestone)
        {
            var width = (milestone.Name.Length + 1) * yearsPerCharacter;
            var best = (
                from shift in new[] { (Name: "center", Left: 0.5), ("right", 0), ("left", 1) } // how much of it lies left of its point
                from side in sides
                let start = milestone.Year - shift.Left * width
                let outside = Math.Max(0, first - start) + Math.Max(0, start + width - last)
                let others = taken.Where(other => other.Side == side)
                let shared = others.Sum(o => Math.Max(0, Math.Min(o.To, start + width) - Math.Max(o.From, start)))
                select (Place: $"{side} {shift.Name}", Side: side, From: start, Cost: outside + shared)
            ).MinBy(candidate => candidate.Cost);
            taken.Add((best.Side, best.From, best.From + width));
            return best.Place;
        }
    }
}
