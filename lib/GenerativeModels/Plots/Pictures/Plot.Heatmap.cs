using Plotly.NET;
using static System.FormattableString;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A matrix or a function of two things, as colours: <paramref name="z"/> with its unit; diverging colours part at zero.</summary>
    /// <exception cref="ArgumentException">No value is finite, or the values' shape is not that of the axes.</exception>
    public static GenericChart Heatmap(string title, string x, string y, string z, DensityGrid values, bool diverging = false)
    {
        var (low, high) = values.Span($"\"{title}\"");
        var sketch = new Sketch(title, x, y);
        var trace = sketch.Add(Traces.Grid("heatmap", values));
        trace.SetProperty("colorbar", new ColorBar().With(("title", new Title().With(("text", z)))));
        var largest = Math.Max(Math.Abs(low), Math.Abs(high)) is > 0 and var most ? most : 1;
        if (diverging)
            trace.With(("colorscale", "RdBu"), ("zmin", -largest), ("zmax", largest));
        sketch.Margin.SetProperty("r", 90);
        return sketch.Done(Invariant($"{z} over {x} and {y}, from {low:G3} to {high:G3}."));
    }
}
