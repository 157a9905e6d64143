using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace PlotlyTests;

public sealed class LayoutTests
{
    private static readonly double[] X = [0, 1];

    private static GenericChart Line(string name) => Chart.Line<double, double, string>(X, X, Name: name, UseDefaults: false);

    [Fact]
    public void Defaults_are_upstreams()
    {
        var layout = FigureJson.Layout(Chart.Line<double, double, string>(X, X));
        Assert.Equal(600, (int?)layout["width"]);
        Assert.Equal(600, (int?)layout["height"]);
        Assert.Equal("#E5ECF6", (string?)layout["template"]!["layout"]!["plot_bgcolor"]);
    }

    [Fact]
    public void Titles_and_sizes_are_set_without_touching_the_chart_they_are_set_on()
    {
        var plain = Line("a");
        var styled = plain.WithTitle("t").WithXAxisStyle(Title.init("epoch")).WithSize(600, 400);
        FigureJson.Same("{}", FigureJson.Layout(plain));
        FigureJson.Same(
            """{"title":{"text":"t"},"xaxis":{"title":{"text":"epoch"}},"width":600,"height":400}""",
            FigureJson.Layout(styled)
        );
    }

    [Fact]
    public void A_logarithmic_axis_with_a_range()
    {
        var chart = Line("a")
            .WithYAxisStyle<double, double, string>(
                TitleText: "loss",
                AxisType: StyleParam.AxisType.Log,
                MinMax: Tuple.Create(-1.0, 2.0)
            );
        FigureJson.Same("""{"title":{"text":"loss"},"range":[-1,2],"type":"log"}""", FigureJson.Layout(chart)["yaxis"]);
    }

    [Fact]
    public void Styling_an_axis_twice_keeps_both()
    {
        var chart = Line("a").WithXAxisStyle(Title.init("x"), ShowGrid: false).WithXAxisStyle(Title.init("y"), ZeroLine: true);
        FigureJson.Same("""{"title":{"text":"y"},"showgrid":false,"zeroline":true}""", FigureJson.Layout(chart)["xaxis"]);
    }

    [Fact]
    public void Combining_joins_traces_and_lets_the_last_layout_win()
    {
        var chart = Chart.Combine([Line("a").WithTitle("one"), Line("b").WithTitle("two")]);
        Assert.Equal(2, chart.GetTraces().Length);
        Assert.Equal("b", (string?)FigureJson.Trace(chart, 1)["name"]);
        Assert.Equal("two", (string?)FigureJson.Layout(chart)["title"]!["text"]);
    }

    [Fact]
    public void Changing_a_chart_leaves_those_it_came_from_as_they_were()
    {
        var (one, two) = (Line("a").WithTitle("one").WithXAxisStyle(Title.init("x")), Line("b").WithTitle("two"));
        var before = GenericChart.toFigureJson(one);
        Chart.Combine([one, two]);
        Chart.Grid([two, one], 1, 2);
        one.WithXAxisStyle(Title.init("y"), ShowGrid: false);
        one.WithTraceInfo(Name: "c").WithLine(Plotly.NET.Line.init(Width: 7)).WithAxisAnchor(X: 3);
        Assert.Equal(before, GenericChart.toFigureJson(one));
    }

    [Fact]
    public void A_line_style_is_added_to_what_the_line_has()
    {
        var chart = Chart
            .Line<double, double, string>(X, X, LineColor: Color.fromString("red"))
            .WithLine(Plotly.NET.Line.init(Width: 7));
        FigureJson.Same("""{"color":"red","width":7}""", FigureJson.Trace(chart)["line"]);
    }

    [Fact]
    public void A_grid_gives_every_cell_axes_of_its_own()
    {
        var chart = Chart.Grid(
            [Line("a").WithXAxisStyle(Title.init("first")), Line("b")],
            1,
            2,
            SubPlotTitles: new[] { "A", "B" }
        );
        var layout = FigureJson.Layout(chart);
        Assert.Equal("x2", (string?)FigureJson.Trace(chart, 1)["xaxis"]);
        Assert.Equal("y2", (string?)FigureJson.Trace(chart, 1)["yaxis"]);
        Assert.Equal("first", (string?)layout["xaxis"]!["title"]!["text"]);
        Assert.NotNull(layout["yaxis2"]);
        FigureJson.Same("""{"rows":1,"columns":2,"pattern":"independent","roworder":"top to bottom"}""", layout["grid"]);
        Assert.Equal(["A", "B"], layout["annotations"]!.AsArray().Select(note => (string)note!["text"]!));
        Assert.True((double)layout["annotations"]![0]!["x"]! < 0.5 && (double)layout["annotations"]![1]!["x"]! > 0.5);
    }

    [Fact]
    public void A_stack_is_a_grid_of_one_column()
    {
        var grid = FigureJson.Layout(Chart.SingleStack([Line("a"), Line("b"), Line("c")]))["grid"]!;
        Assert.Equal((3, 1), ((int)grid["rows"]!, (int)grid["columns"]!));
    }

    [Fact]
    public void Cells_of_planes_and_spaces_do_not_mix()
    {
        var space = Chart.Point3D<double, double, double, string>(X, X, X);
        Assert.Throws<ArgumentException>(() => Chart.Grid([Chart.Combine([space, Line("a")])], 1, 1));
        Assert.Equal("scene2", (string?)FigureJson.Trace(Chart.Grid([Line("a"), space], 1, 2), 1)["scene"]);
    }

    [Fact]
    public void Legend_and_trace_styles()
    {
        var chart = Line("a")
            .WithLegendStyle(Orientation: StyleParam.Orientation.Horizontal, X: 0.5)
            .WithTraceInfo(Name: "renamed");
        FigureJson.Same("""{"orientation":"h","x":0.5}""", FigureJson.Layout(chart)["legend"]);
        Assert.Equal("renamed", (string?)FigureJson.Trace(chart)["name"]);
    }

    [Fact]
    public void An_invisible_chart_hides_its_axes()
    {
        var layout = FigureJson.Layout(Chart.Invisible());
        Assert.False((bool)layout["xaxis"]!["showgrid"]!);
        Assert.False((bool)layout["yaxis"]!["showticklabels"]!);
    }

    [Fact]
    public void A_step_of_a_slider_is_written_as_plotly_reads_it()
    {
        var step = SliderStep.init(
            Args: Microsoft.FSharp.Core.FSharpOption<IEnumerable<Tuple<string, object>>>.Some([
                Tuple.Create<string, object>("visible", new[] { true, false }),
            ]),
            Execute: null,
            Label: "one",
            Method: StyleParam.Method.Update,
            Name: null,
            TemplateItemName: null,
            Value: null,
            Visible: null
        );
        FigureJson.Same(
            """{"args":[{"visible":[true,false]}],"label":"one","method":"update"}""",
            System.Text.Json.Nodes.JsonNode.Parse(FigureText.Of(step))
        );
    }
}
