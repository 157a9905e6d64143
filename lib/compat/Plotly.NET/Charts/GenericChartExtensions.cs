namespace Plotly.NET;

/// <summary>A chart with one thing of its layout or its traces changed; the chart it is called on stays as it is.</summary>
public static partial class GenericChartExtensions
{
    public static GenericChart WithTitle(
        this GenericChart @this,
        string title,
        [OptionalArgument] FSharpOption<Font>? TitleFont = null
    ) => @this.Change(l => l.Set("title", new Title().Set("text", title).Set("font", TitleFont)));

    public static GenericChart WithSize(this GenericChart @this, int width, int height) =>
        @this.Change(l => l.Set("width", width).Set("height", height));

    public static GenericChart WithLegend(this GenericChart @this, bool showlegend) =>
        @this.Change(l => l.Set("showlegend", showlegend));

    public static GenericChart WithLayout(this GenericChart @this, Layout layout) => GenericChart.addLayout(layout, @this);

    public static GenericChart WithConfig(this GenericChart @this, Config config) => GenericChart.setConfig(config, @this);

    public static GenericChart WithMargin(this GenericChart @this, Margin margin) => @this.Change(l => l.Set("margin", margin));

    public static GenericChart WithTemplate(this GenericChart @this, Template template) =>
        @this.Change(l => l.Set("template", template));

    public static GenericChart WithLayoutGrid(this GenericChart @this, LayoutGrid layoutGrid) =>
        @this.Change(l => l.Set("grid", layoutGrid));

    public static GenericChart WithSlider(this GenericChart @this, Slider slider) =>
        @this.Change(l => l.Set("sliders", new object[] { slider }));

    public static GenericChart WithLine(this GenericChart @this, Line line) => @this.ChangeTraces(t => t.Extend("line", line));

    public static GenericChart WithMarker(this GenericChart @this, Marker marker) =>
        @this.ChangeTraces(t => t.Extend("marker", marker));

    public static GenericChart WithColorBar(this GenericChart @this, ColorBar colorbar) =>
        @this.ChangeTraces(t => t.Set("colorbar", colorbar));

    public static GenericChart WithAxisAnchor(
        this GenericChart @this,
        [OptionalArgument] FSharpOption<int>? X = null,
        [OptionalArgument] FSharpOption<int>? Y = null
    ) => @this.ChangeTraces(t => t.Set("xaxis", AxisRange.Anchor("x", X)).Set("yaxis", AxisRange.Anchor("y", Y)));
}
