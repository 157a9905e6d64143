using Microsoft.FSharp.Core;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;
using Extensions = Plotly.NET.GenericChartExtensions;

namespace PlotlyTests;

/// <summary>Axes, legends, colours and templates.</summary>
public sealed class AxisTests
{
    private static readonly double[] X = [0, 1];

    private static GenericChart Line => Chart.Line<double, double, string>(X, X, UseDefaults: false);

    [Fact]
    public void An_axis_is_logarithmic() =>
        FigureJson.Same(
            """{"title":{"text":"loss"},"type":"log","range":[-2,3]}""",
            FigureJson.Layout(
                Line.WithYAxis(
                    Axis(title: Title.init("loss"), type: StyleParam.AxisType.Log, range: StyleParam.Range.NewMinMax(-2.0, 3.0))
                )
            )["yaxis"]
        );

    [Fact]
    public void An_axis_follows_another() =>
        FigureJson.Same(
            """{"matches":"x"}""",
            FigureJson.Layout(
                Line.WithXAxis(Axis(matches: StyleParam.LinearAxisId.NewX(1)), Id: StyleParam.SubPlotId.NewXAxis(2))
            )["xaxis2"]
        );

    [Fact]
    public void An_axis_is_hidden() =>
        FigureJson.Same("""{"visible":false}""", FigureJson.Layout(Line.WithXAxis(Axis(visible: false)))["xaxis"]);

    [Fact]
    public void A_legend_has_its_place()
    {
        var legend = Legend.init(Orientation: StyleParam.Orientation.Horizontal, X: 0.0, Y: 1.1);
        const string Written = """{"orientation":"h","x":0,"y":1.1}""";
        FigureJson.Same(Written, FigureJson.Layout(Line.WithLegend(legend))["legend"]);
        FigureJson.Same(Written, FigureJson.Layout(Extensions.WithLegend(Line, legend, Id: 2))["legend2"]);
    }

    [Fact]
    public void Traces_share_a_colour_axis()
    {
        var axis = ColorAxis.init(
            ColorScale: StyleParam.Colorscale.Viridis,
            ColorBar: ColorBar.init<string, double>(Title: Title.init("p"))
        );
        FigureJson.Same(
            """{"colorbar":{"title":{"text":"p"}},"colorscale":"Viridis"}""",
            FigureJson.Layout(Extensions.WithColorAxis(Line, axis))["coloraxis"]
        );
    }

    [Fact]
    public void A_colour_bar_has_a_title_and_ticks()
    {
        var bar = ColorBar.init<string, double>(TickVals: new[] { 0.0, 1 }, TickText: new[] { "low", "high" }, Len: 0.5);
        FigureJson.Same(
            """{"len":0.5,"ticktext":["low","high"],"tickvals":[0,1]}""",
            FigureJson.Trace(Line.WithColorBar(bar))["colorbar"]
        );
        FigureJson.Same(
            """{"len":0.5,"title":{"text":"p"}}""",
            FigureJson.Trace(Line.WithColorbar(Title.init("p"), Length: 0.5))["colorbar"]
        );
    }

    [Fact]
    public void Markers_and_lines_are_styled()
    {
        var chart = Line.WithMarkerStyle(Size: 9, Symbol: StyleParam.MarkerSymbol.Circle, Color: Color.fromString("red"))
            .WithLineStyle(Width: 3, Dash: StyleParam.DrawingStyle.Dash);
        FigureJson.Same("""{"color":"red","size":9,"symbol":"0"}""", FigureJson.Trace(chart)["marker"]);
        FigureJson.Same("""{"dash":"dash","width":3}""", FigureJson.Trace(chart)["line"]);
    }

    [Fact]
    public void A_layout_is_made_whole_and_laid_over_the_chart()
    {
        var layout = Layout.init<string>(
            Title: Title.init("t"),
            PaperBGColor: Color.fromString("white"),
            PlotBGColor: Color.fromString("white"),
            BarMode: StyleParam.BarMode.Overlay,
            Template: ChartTemplates.dark
        );
        var written = FigureJson.Layout(Line.WithLayout(layout));
        Assert.Equal(("white", "white"), ((string?)written["paper_bgcolor"], (string?)written["plot_bgcolor"]));
        Assert.Equal("overlay", (string?)written["barmode"]);
        Assert.Equal("#f2f5fa", (string?)written["template"]!["layout"]!["font"]!["color"]);
    }

    [Fact]
    public void A_template_holds_defaults_of_the_layout_and_of_each_kind_of_trace()
    {
        var trace = GenericChart.getTraces(Line.WithLineStyle(Width: 4)).Single();
        var template = Template.init<Trace>(Layout.init<string>(ShowLegend: false), TraceTemplates: new[] { trace });
        var written = FigureJson.Layout(Line.WithTemplate(template))["template"]!;
        FigureJson.Same("""{"showlegend":false}""", written["layout"]);
        Assert.Equal(4, (double?)written["data"]!["scatter"]![0]!["line"]!["width"]);
    }

    [Fact]
    public void Mirrored_templates_have_lines_on_all_sides()
    {
        foreach (
            var template in new[]
            {
                ChartTemplates.lightMirrored,
                ChartTemplates.darkMirrored,
                ChartTemplates.transparentMirrored,
            }
        )
            Assert.Equal(
                "all",
                (string?)FigureJson.Layout(Line.WithTemplate(template))["template"]!["layout"]!["xaxis"]!["mirror"]
            );
        foreach (var template in new[] { ChartTemplates.light, ChartTemplates.transparent, ChartTemplates.plotly })
            Assert.Null(FigureJson.Layout(Line.WithTemplate(template))["template"]!["layout"]!["xaxis"]!["mirror"]);
    }

    [Fact]
    public void Points_of_the_plane_and_of_space_are_scattered()
    {
        var plane = Chart.Scatter<double, double, string>(X, X, StyleParam.Mode.Lines_Markers, UseDefaults: false);
        FigureJson.Same("""{"type":"scatter","mode":"lines+markers","x":[0,1],"y":[0,1]}""", Bare(plane));
        var space = Chart.Scatter3D<double, double, double, string>(X, X, X, StyleParam.Mode.Markers, UseDefaults: false);
        FigureJson.Same("""{"type":"scatter3d","mode":"markers","x":[0,1],"y":[0,1],"z":[0,1]}""", Bare(space));
    }

    private static System.Text.Json.Nodes.JsonObject Bare(GenericChart chart)
    {
        var trace = FigureJson.Trace(chart);
        foreach (
            var empty in trace.Where(p => p.Value is System.Text.Json.Nodes.JsonObject { Count: 0 }).Select(p => p.Key).ToArray()
        )
            trace.Remove(empty);
        return trace;
    }

    private static LinearAxis Axis(
        FSharpOption<Title>? title = null,
        FSharpOption<StyleParam.AxisType>? type = null,
        FSharpOption<StyleParam.Range>? range = null,
        FSharpOption<StyleParam.LinearAxisId>? matches = null,
        FSharpOption<bool>? visible = null
    ) =>
        LinearAxis.init<double, double, double, double, double, string, string, string>(
            Title: title,
            AxisType: type,
            Range: range,
            Matches: matches,
            Visible: visible
        );
}
