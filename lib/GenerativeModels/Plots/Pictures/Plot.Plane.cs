using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static System.FormattableString;
using Interval = (double From, double To);
using VectorField = System.Func<double, double, (double X, double Y)>;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Over filled contours lines are white; the legend shows them as grey, which white paper shows too.</summary>
    private const string White = "#FFFFFF";

    /// <summary>Pictures of the plane side by side, on the same axes and in the same colours: the data beside its models.</summary>
    /// <remarks>As many panels a row as <paramref name="columns"/> says; 0: up to four.</remarks>
    /// <exception cref="ArgumentException">No panels, or a density without a finite value.</exception>
    public static GenericChart Panels(string title, IReadOnlyList<Panel> panels, int columns = 0)
    {
        if (panels.Count == 0)
            throw new ArgumentException("expected at least one panel, got none", nameof(panels));
        columns = columns > 0 ? columns : Math.Min(panels.Count, 4);
        var rows = (panels.Count + columns - 1) / columns;
        var sketch = new Sketch(title, rows == 1 ? 440 : 340 * rows);
        DensityGrid[] grids = [.. panels.Select(p => p.Density).OfType<DensityGrid>()];
        Interval[] spans = [.. grids.Select(grid => grid.Span($"a density of \"{title}\""))];
        var colours = new Dictionary<string, string>();
        foreach (var (i, panel) in panels.Index())
        {
            var place = i == 0 ? "" : $"{i + 1}"; // plotly.js calls the first axes x and y, the second x2 and y2
            if (panel.Density is { } density)
            {
                var (low, high) = (Math.Min(0, spans.Min(s => s.From)), spans.Max(s => s.To));
                sketch.Add(Traces.Contour(density, low, high, scale: panels.Count == 1).On(place, place));
            }
            if (panel.Paths is { Count: > 0 } paths)
            {
                var lines = Traces.Paths(paths, "paths", Theme.Fade(Theme.Colours[0], 0.45), 1);
                sketch.Add(lines.With(("showlegend", false)).On(place, place));
            }
            foreach (var cloud in panel.Clouds ?? [])
            {
                // The first colour is too near to those of a density.
                var next = colours.Values.Count(colour => colour != Theme.Ink) + Math.Sign(grids.Length);
                var first = colours.TryAdd(cloud.Name, cloud.Truth ? Theme.Ink : Theme.Colour(next));
                var trace = Traces.Cloud(cloud, colours[cloud.Name], overDensity: panel.Density is not null);
                sketch.Add(trace.With(("legendgroup", cloud.Name), ("showlegend", first)).On(place, place));
            }
            const double gap = 0.06;
            var rowGap = rows > 1 ? 0.14 : 0;
            var (width, height) = ((1 - gap * (columns - 1)) / columns, (1 - rowGap * (rows - 1)) / rows);
            var (left, top) = (i % columns * (width + gap), 1 - i / columns * (height + rowGap));
            sketch.AddPlane(place, i >= panels.Count - columns ? "x₁" : "", i % columns == 0 ? "x₂" : "", grids.FirstOrDefault());
            sketch.Layout.Inner($"xaxis{place}")!.SetProperty("domain", new[] { left, left + width });
            sketch.Layout.Inner($"yaxis{place}")!.SetProperty("domain", new[] { Math.Max(0, top - height), top });
            if (panel.Title.Length > 0)
                sketch.Add(Heading(panel.Title, left + width / 2, top));
        }
        if (panels.Count == 1 && grids.Length == 1) // its scale lies below
        {
            var name = new Title().With(("text", "density"), ("side", "bottom"));
            var scale = new ColorBar().With(("orientation", "h"), ("len", 0.4), ("yref", "container"), ("title", name));
            sketch.Traces[0].SetProperty("colorbar", scale.With(("y", 0.02), ("yanchor", "bottom")));
            sketch.Margin.SetProperty("b", 120);
        }
        var told = panels.Select(p => $"{p.Title} {string.Join(", ", Contents(p))}".Trim());
        return sketch.Done($"{panels.Count} panels: {string.Join("; ", told)}.", panels.Any(p => p.Title.Length > 0));

        static IEnumerable<string> Contents(Panel panel) =>
            (panel.Clouds ?? []).Select(Told).Concat(panel.Paths is { Count: > 0 } paths ? [$"{paths.Count} paths"] : []);

        static Annotation Heading(string text, double x, double y) =>
            new Annotation()
                .With(("text", text), ("xref", "paper"), ("x", x), ("xanchor", "center"), ("showarrow", false))
                .With(("yref", "paper"), ("y", y), ("yanchor", "bottom"), ("font", new { size = 15 }));
    }

    /// <summary>A vector field of the plane, a score or a velocity, as arrows, so many a side, over filled contours; the longest spans one cell.</summary>
    /// <remarks>Lengths are proportional to the square root of the field's, so that weak regions stay visible; the legend says the longest.</remarks>
    /// <exception cref="ArgumentException">The field has no direction anywhere.</exception>
    public static GenericChart Field(
        string title,
        VectorField v,
        Interval x,
        Interval y,
        DensityGrid? density = null,
        int arrows = 18
    )
    {
        var samples = (
            from py in Values.Range(y.From, y.To, arrows)
            from px in Values.Range(x.From, x.To, arrows)
            let at = v(px, py)
            let length = double.Hypot(at.X, at.Y)
            where length > 0 && double.IsFinite(length)
            select (X: px, Y: py, Vx: at.X / length, Vy: at.Y / length, Length: length)
        ).ToArray();
        if (samples.Length == 0)
            throw new ArgumentException($"expected a field with a direction in \"{title}\", got zero, NaN or ±∞ everywhere");
        var longest = samples.Max(s => s.Length);
        var cell = 0.95 * Math.Min(x.To - x.From, y.To - y.From) / (arrows - 1);
        var drawn = samples.Select(s => Points.From([(s.X, s.Y), (s.X + Reach(s.Length) * s.Vx, s.Y + Reach(s.Length) * s.Vy)]));
        var (name, colour) = (Invariant($"field, longest arrow {longest:G3}"), density is null ? Theme.Colours[0] : White);
        var sketch = PlaneOver(title, density).AddLines(Arrows(drawn, name, colour), name, colour);
        return sketch.Done(Invariant($"field at {arrows} × {arrows} points of the plane, at most {longest:G3} long."));

        double Reach(double length) => cell * Math.Sqrt(length / longest);
    }

    /// <summary>Paths of the plane over filled contours: a ring at the start of each, an arrow at its end.</summary>
    /// <exception cref="ArgumentException">No paths, or one of fewer than two points.</exception>
    public static GenericChart Trajectories(string title, IReadOnlyList<Points> paths, DensityGrid? density = null)
    {
        if (paths.Count == 0 || paths.Any(p => p.Count < 2))
            throw new ArgumentException("expected at least one path, each of at least two points, got fewer", nameof(paths));
        var (colour, width) = density is null ? (Theme.Fade(Theme.Colours[0], 0.6), 1.6) : (White, 1);
        var sketch = PlaneOver(title, density).AddLines(Traces.Paths(paths, "paths", colour, width), "paths", colour);
        var symbol = density is null ? "circle-open" : "circle";
        sketch.Add(Traces.Points(Points.From(paths.Select(p => p[0])), "start", Theme.Ink, 7, 0.9, symbol));
        double[] all = [.. paths.SelectMany(p => p.X.Concat(p.Y)).Where(double.IsFinite).DefaultIfEmpty(0)];
        var ends = paths.Select(p => Points.From([p[^2], p[^1]]));
        sketch.Add(Arrows(ends, "end", Theme.Colours[1], 0.025 * (all.Max() - all.Min())));
        return sketch.Done($"{paths.Count} paths of {paths.Max(p => p.Count)} points.");
    }

    private static Sketch PlaneOver(string title, DensityGrid? density, int height = 560)
    {
        var sketch = new Sketch(title, height);
        if (density?.Span($"the density of \"{title}\"") is var (low, high))
            sketch.Add(Traces.Contour(density, Math.Min(0, low), high, scale: false));
        return sketch.AddPlane("", "x₁", "x₂", density);
    }

    /// <summary>Axes on which one unit is as long as on the others.</summary>
    private static Sketch AddPlane(this Sketch sketch, string place, string x, string y, DensityGrid? density)
    {
        var across = sketch.Axis($"xaxis{place}", x).With(("anchor", $"y{place}"), ("constrain", "domain"), ("zeroline", false));
        var up = sketch.Axis($"yaxis{place}", y).With(("anchor", $"x{place}"), ("constrain", "domain"), ("zeroline", false));
        up.With(("constraintoward", "top"), place.Length == 0 ? ("scaleanchor", "x") : ("matches", "y"));
        if (place.Length > 0)
            across.SetProperty("matches", "x");
        if (density is null)
            return sketch;
        across.SetProperty("range", new[] { density.X[0], density.X[^1] });
        up.SetProperty("range", new[] { density.Y[0], density.Y[^1] });
        return sketch;
    }

    private static Sketch AddLines(this Sketch sketch, Trace lines, string name, string colour)
    {
        sketch.Layout.SetProperty("showlegend", true);
        if (colour == White)
            sketch.Add(Traces.Line([double.NaN], [double.NaN], name, Theme.Ink, 1.8));
        sketch.Add(lines.With(("showlegend", colour != White)));
        return sketch;
    }

    /// <summary>Arrows from first points to second ones; a head as long as said, or a third of its arrow.</summary>
    private static Trace Arrows(IEnumerable<Points> arrows, string name, string colour, double? head = null)
    {
        return Traces.Paths(arrows.Where(arrow => arrow[0] != arrow[1]).Select(Outline), name, colour, 1.6);

        Points Outline(Points arrow)
        {
            var (tail, tip) = (arrow[0], arrow[1]);
            var (dx, dy) = (tip.X - tail.X, tip.Y - tail.Y);
            var (side, angle) = (head ?? 0.35 * double.Hypot(dx, dy), Math.Atan2(dy, dx));
            return Points.From([tail, tip, Barb(-0.45), tip, Barb(0.45)]); // radians

            (double, double) Barb(double spread) =>
                (tip.X - side * Math.Cos(angle + spread), tip.Y - side * Math.Sin(angle + spread));
        }
    }
}
