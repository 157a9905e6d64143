using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Pictures of the plane side by side, on the same axes and in the same colours: the data beside its models.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="panels">What stands side by side.</param>
    /// <param name="x">The x axis.</param>
    /// <param name="y">The y axis.</param>
    /// <param name="columns">Panels a row; 0 for up to four.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Panels(
        string title,
        IReadOnlyList<Panel> panels,
        string x = "x₁",
        string y = "x₂",
        int columns = 0,
        string? alt = null,
        int? height = null
    )
    {
        if (panels.Count == 0)
            throw new ArgumentException("expected at least one panel, got none", nameof(panels));
        var cells = new Cells(panels.Count, columns > 0 ? columns : Math.Min(panels.Count, 4));
        var sketch = new Sketch(title);
        var next = 0;
        var colours = new Dictionary<string, string>();
        var grids = panels.Select(p => p.Density).OfType<DensityGrid>().ToArray();
        for (var i = 0; i < panels.Count; i++)
        {
            var (panel, suffix) = (panels[i], Cells.Suffix(i));
            if (panel.Density is { } density)
                AddContour(sketch, density, suffix, grids, scale: panels.Count == 1);
            if (panel.Paths is { Count: > 0 } paths)
            {
                var lines = Traces.Paths(paths, "paths", Theme.Fade(Theme.Colours[0], 0.45), 1);
                lines["showlegend"] = false;
                sketch.Add(Cells.On(lines, suffix));
            }
            foreach (var cloud in panel.Clouds ?? [])
            {
                if (!cloud.Truth && !colours.ContainsKey(cloud.Name))
                    colours[cloud.Name] = Theme.Colour(grids.Length > 0 ? ++next : next++);
                var colour = cloud.Truth ? Theme.Ink : colours[cloud.Name];
                var trace = panel.Density is null ? Traces.Cloud(cloud, colour) : Traces.CloudOverDensity(cloud, colour);
                trace["legendgroup"] = cloud.Name;
                trace["showlegend"] = panels.Take(i).All(p => p.Clouds?.All(c => c.Name != cloud.Name) ?? true);
                sketch.Add(Cells.On(trace, suffix));
            }
            AddPlane(
                sketch,
                cells,
                i,
                panel.Title,
                i >= panels.Count - cells.Columns ? x : "",
                i % cells.Columns == 0 ? y : "",
                grids.FirstOrDefault()
            );
        }
        var usual = cells.Rows == 1 ? 440 : 340 * cells.Rows;
        if (panels.Any(p => p.Title.Length > 0))
            sketch.LiftLegend(height ?? usual);
        var described = panels.Select(p => $"{p.Title} {string.Join(", ", Contents(p))}".Trim());
        return sketch.Done(alt, $"{panels.Count} panels: {string.Join("; ", described)}.", height, usual);
    }

    private static IEnumerable<string> Contents(Panel panel) =>
        (panel.Clouds ?? [])
            .Select(cloud => $"{cloud.Points.Count} points of {cloud.Name}")
            .Concat(panel.Paths is { Count: > 0 } paths ? [$"{paths.Count} paths"] : []);

    private static void AddContour(Sketch sketch, DensityGrid density, string suffix, IReadOnlyList<DensityGrid> all, bool scale)
    {
        var trace = Traces.Contour(density, scale);
        trace["zmin"] = Math.Min(0, all.Min(g => g.P.Cast<double>().Min()));
        trace["zmax"] = all.Max(g => g.P.Cast<double>().Max());
        trace["opacity"] = 0.9;
        if (scale)
        {
            trace["colorbar"] = new JsonObject
            {
                ["orientation"] = "h",
                ["len"] = 0.4,
                ["thickness"] = 12,
                ["y"] = -0.14,
                ["yanchor"] = "top",
                ["outlinewidth"] = 0,
                ["title"] = new JsonObject { ["text"] = "density", ["side"] = "bottom" },
            };
            sketch.Layout["margin"]!["b"] = 120;
        }
        sketch.Add(Cells.On(trace, suffix));
    }

    private static void AddPlane(
        Sketch sketch,
        Cells cells,
        int index,
        string title,
        string x,
        string y,
        DensityGrid? density = null
    )
    {
        var suffix = Cells.Suffix(index);
        var (left, right, bottom, top) = cells.Domain(index);
        var xAxis = Theme.Axis(x);
        var yAxis = Theme.Axis(y);
        xAxis["domain"] = Sketch.Array(left, right);
        yAxis["domain"] = Sketch.Array(bottom, top);
        xAxis["anchor"] = $"y{suffix}";
        yAxis["anchor"] = $"x{suffix}";
        yAxis["scaleanchor"] = $"x{suffix}";
        xAxis["constrain"] = "domain";
        yAxis["constrain"] = "domain";
        yAxis["constraintoward"] = "top";
        xAxis["zeroline"] = false;
        yAxis["zeroline"] = false;
        if (index > 0)
        {
            xAxis["matches"] = "x";
            yAxis["matches"] = "y";
            yAxis.Remove("scaleanchor");
        }
        if (density is not null)
        {
            xAxis["range"] = Sketch.Array(density.X[0], density.X[^1]);
            yAxis["range"] = Sketch.Array(density.Y[0], density.Y[^1]);
        }
        sketch.Layout[$"xaxis{suffix}"] = xAxis;
        sketch.Layout[$"yaxis{suffix}"] = yAxis;
        if (title.Length > 0)
            sketch.Put("annotations", Cells.Heading(title, (left + right) / 2, top));
    }
}
