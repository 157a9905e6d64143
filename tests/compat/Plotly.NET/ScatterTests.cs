using Plotly.NET;
using Plotly.NET.TraceObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace PlotlyTests;

public sealed class ScatterTests
{
    private static readonly double[] X = [1, 2.5];
    private static readonly double[] Y = [-1, 1e-3];

    [Fact]
    public void A_line_without_options_is_a_trace_of_lines() =>
        FigureJson.Same(
            """{"data":[{"type":"scatter","mode":"lines","x":[1,2.5],"y":[-1,0.001],"marker":{},"line":{}}],"layout":{},"frames":[]}""",
            FigureJson.Of(Chart.Line<double, double, string>(X, Y, UseDefaults: false))
        );

    [Fact]
    public void Options_of_line_and_marker_go_into_their_objects() =>
        FigureJson.Same(
            """
            {"type":"scatter","mode":"lines+markers","name":"a","showlegend":false,"opacity":0.5,"x":[1,2.5],"y":[-1,0.001],
             "marker":{"color":"red","symbol":"101"},"line":{"color":"rgba(0, 114, 178, 1.0)","width":2,"dash":"dash"},"fill":"tozeroy"}
            """,
            FigureJson.Trace(
                Chart.Line<double, double, string>(
                    X,
                    Y,
                    ShowMarkers: true,
                    Name: "a",
                    ShowLegend: false,
                    Opacity: 0.5,
                    MarkerColor: Color.fromString("red"),
                    MarkerSymbol: StyleParam.MarkerSymbol.NewModified(
                        StyleParam.MarkerSymbol.Square,
                        StyleParam.SymbolStyle.Open
                    ),
                    LineColor: Color.fromHex("#0072B2"),
                    LineWidth: 2.0,
                    LineDash: StyleParam.DrawingStyle.Dash,
                    Fill: StyleParam.Fill.ToZero_y,
                    UseDefaults: false
                )
            )
        );

    [Theory]
    [InlineData(false, "markers")]
    [InlineData(true, "markers+text")]
    public void Points_show_their_text_where_it_has_a_position(bool position, string mode)
    {
        var chart = position
            ? Chart.Point<double, double, string>(X, Y, TextPosition: StyleParam.TextPosition.TopCenter)
            : Chart.Point<double, double, string>(X, Y);
        Assert.Equal(mode, (string?)FigureJson.Trace(chart)["mode"]);
    }

    [Fact]
    public void Many_texts_win_over_one() =>
        FigureJson.Same(
            """["a","b"]""",
            FigureJson.Trace(Chart.Point<double, double, string>(X, Y, Text: "all", MultiText: new[] { "a", "b" }))["text"]
        );

    [Fact]
    public void An_area_is_a_line_filled_to_zero()
    {
        var trace = FigureJson.Trace(Chart.Area<double, double, string>(X, Y));
        Assert.Equal("lines", (string?)trace["mode"]);
        Assert.Equal("tozeroy", (string?)trace["fill"]);
        FigureJson.Same("{}", trace["fillpattern"]);
    }

    [Fact]
    public void A_given_marker_is_kept_and_completed()
    {
        var marker = Marker.init(Size: 9);
        var trace = FigureJson.Trace(
            Chart.Point<double, double, string>(X, Y, Marker: marker, MarkerColor: Color.fromString("blue"))
        );
        FigureJson.Same("""{"size":9,"color":"blue"}""", trace["marker"]);
        Assert.Equal("""{"size":9}""", FigureText.Of(marker));
    }

    [Fact]
    public void A_range_is_filled_between_its_edges()
    {
        var chart = Chart.Range<double, double, string>(
            X,
            Y,
            X,
            [0.0, 0.0],
            StyleParam.Mode.Lines,
            RangeColor: Color.fromString("grey"),
            UseDefaults: false
        );
        Assert.Equal(["lower", "upper", null], FigureJson.Of(chart)["data"]!.AsArray().Select(t => (string?)t!["name"]));
        Assert.Null(FigureJson.Trace(chart, 0)["fill"]);
        Assert.Equal("tonexty", (string?)FigureJson.Trace(chart, 1)["fill"]);
        Assert.Equal("grey", (string?)FigureJson.Trace(chart, 1)["fillcolor"]);
        FigureJson.Same("[1,2.5]", FigureJson.Trace(chart, 1)["y"]);
    }

    [Fact]
    public void WebGl_changes_the_kind_of_trace() =>
        Assert.Equal("scattergl", (string?)FigureJson.Trace(Chart.Point<double, double, string>(X, Y, UseWebGL: true))["type"]);

    [Fact]
    public void A_space_line_has_a_camera()
    {
        var chart = Chart.Line3D<double, double, double, string>(X, Y, X, UseDefaults: false);
        Assert.Equal("scatter3d", (string?)FigureJson.Trace(chart)["type"]);
        FigureJson.Same("""{"scene":{"camera":{"projection":{"type":"perspective"}}}}""", FigureJson.Layout(chart));
    }
}
