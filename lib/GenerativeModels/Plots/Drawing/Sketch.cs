using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace GenerativeModels.Plots;

/// <summary>A chart in the making: its layout with title and axes, and its traces.</summary>
internal sealed class Sketch
{
    private readonly List<Trace> traces = [];
    private readonly List<Shape> shapes = [];
    private readonly List<Annotation> notes = [];
    private readonly string title;

    public Sketch(string title, int height = Figure.UsualHeight)
    {
        this.title = title;
        var name = new Title().With(("text", Lines(title)));
        if (Lines(title).Contains("<br>"))
            name.SetProperty("pad", new { t = 33 });
        Layout.With(("template", Theme.Template), ("title", name), ("height", height), ("margin", Margin), ("meta", Meta));
    }

    public Sketch(string title, string x, string y, bool logX = false, bool logY = false, int height = Figure.UsualHeight)
        : this(title, height) => _ = (Axis("xaxis", x, logX), Axis("yaxis", y, logY));

    public Layout Layout { get; } = new();

    public Margin Margin { get; } = new();

    /// <summary>What the drawing script has to know and plotly.js does not.</summary>
    public DynamicObj.DynamicObj Meta { get; } = new();

    public LinearAxis X => (LinearAxis)Layout.Get("xaxis")!;

    public LinearAxis Y => (LinearAxis)Layout.Get("yaxis")!;

    public IReadOnlyList<Trace> Traces => traces;

    /// <summary>Sets the axis of that id: "xaxis", "yaxis2" …</summary>
    public LinearAxis Axis(string id, string name, bool log = false)
    {
        var axis = new LinearAxis().With(("title", new Title().With(("text", name))), ("type", log ? "log" : "linear"));
        Layout.SetProperty(id, log ? axis.With(("exponentformat", "power"), ("nticks", 5)) : axis);
        return axis;
    }

    public bool Logarithmic(string id) => Layout.Inner(id)?.Get("type") is "log";

    public Trace Add(Trace trace)
    {
        traces.Add(trace);
        return trace;
    }

    public void Add(Annotation note) => notes.Add(note);

    /// <summary>A name for one of the traces, under which frames find it; plotly.js looks for it as a class.</summary>
    public string Uid(Trace trace) => $"t{string.Concat(title.Where(char.IsAsciiLetterOrDigit))}-{traces.IndexOf(trace)}";

    /// <summary>A dotted line across the figure, along x or y. The legend names it: a name beside it would lie on the data.</summary>
    public Sketch Guide(string name, double? at, string along = "x")
    {
        if (at is not { } place)
            return this;
        var across = along == "x" ? "y" : "x";
        var shape = new Shape().With(("type", "line"), ("name", name), ("showlegend", name.Length > 0), ($"{along}ref", "paper"));
        shapes.Add(shape.With(($"{along}0", 0), ($"{along}1", 1), ($"{across}0", place), ($"{across}1", place)));
        if (name.Length > 0)
            Layout.SetProperty("showlegend", true);
        return this;
    }

    /// <summary>One unit of x is as long as one of y.</summary>
    public Sketch EqualAxes()
    {
        X.SetProperty("constrain", "domain");
        Y.With(("scaleanchor", "x"), ("constrain", "domain"), ("constraintoward", "top"));
        return this;
    }

    /// <summary>The chart: <paramref name="composed"/> says what it shows, after its title; headings are names of panels.</summary>
    public GenericChart Done(string composed, bool headings = false)
    {
        var top = 32 + 23 * Lines(title).Split("<br>").Length + 23 * LegendRows() + (headings ? 24 : 0);
        Margin.SetProperty("t", top);
        if (headings) // between the legend and the panels
        {
            var plot = (int)Layout.Get("height")! - top - (Margin.Get("b") as int? ?? 58);
            Layout.SetProperty("legend", new Legend().With(("y", 1 + 26.0 / Math.Max(100, plot))));
        }
        if (shapes.Count > 0)
            Layout.SetProperty("shapes", shapes);
        if (notes.Count > 0)
            Layout.SetProperty("annotations", notes);
        var chart = GenericChart.NewMultiChart(ListModule.OfSeq(traces), Layout, new Config(), Theme.Offline());
        return chart.WithAlt($"{title}. {composed}");
    }

    /// <summary>Rows of the legend on a page of usual width; the drawing script counts again where it knows the width.</summary>
    private int LegendRows()
    {
        const double width = 860;
        var named = traces.Cast<DynamicObj.DynamicObj>().Where(t => t.Get("showlegend") is not false).Concat(shapes);
        double[] widths = [.. named.Select(part => 57 + 8.75 * (part.Get("name") as string ?? "").Length)];
        if (Layout.Get("showlegend") is false || widths.Length < (Layout.Get("showlegend") is true ? 1 : 2))
            return 0;
        return widths.Sum() <= width ? 1 : (int)Math.Ceiling(widths.Length / Math.Max(1, Math.Floor(width / widths.Max())));
    }

    /// <summary>Breaks a title that would not fit a phone.</summary>
    private static string Lines(string title)
    {
        int[] spaces = [.. Enumerable.Range(0, title.Length).Where(i => title[i] == ' ')];
        if (title.Length <= 40 || title.Contains("<br>") || spaces.Length == 0)
            return title;
        var cut = spaces.MinBy(i => Math.Abs(i - title.Length / 2));
        return $"{title[..cut]}<br>{title[(cut + 1)..]}";
    }
}

/// <summary>Properties of Plotly.NET's objects, under plotly.js' names.</summary>
internal static class Properties
{
    /// <summary>An object of no class of its own.</summary>
    public static DynamicObj.DynamicObj Of(params ReadOnlySpan<(string Name, object Value)> properties) =>
        new DynamicObj.DynamicObj().With(properties);

    public static T With<T>(this T target, params ReadOnlySpan<(string Name, object Value)> properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
            target.SetProperty(name, value);
        return target;
    }

    /// <summary>The property's value; null where there is none.</summary>
    public static object? Get(this DynamicObj.DynamicObj source, string name) => source.TryGetPropertyValue(name)?.Value;

    public static DynamicObj.DynamicObj? Inner(this DynamicObj.DynamicObj source, string name) =>
        source.Get(name) as DynamicObj.DynamicObj;
}
