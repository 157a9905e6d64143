using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace PlotlyTests;

public sealed class StatisticsTests
{
    private static readonly double[] Samples = [1, 2, 2, 3];
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly double[][] Grid =
    [
        [0, 1],
        [2, double.NaN],
    ];

    [Fact]
    public void A_histogram_hands_over_its_samples() =>
        FigureJson.Same(
            """{"type":"histogram","x":[1,2,2,3],"histnorm":"probability density","nbinsx":3,"marker":{"pattern":{}}}""",
            FigureJson.Trace(
                Chart.Histogram<double, double, string>(X: Samples, HistNorm: StyleParam.HistNorm.ProbabilityDensity, NBinsX: 3)
            )
        );

    [Theory]
    [InlineData(false, "v", "x", "y")]
    [InlineData(true, "h", "y", "x")]
    public void Bars_lie_and_columns_stand(bool lying, string orientation, string keys, string values)
    {
        var chart = lying
            ? Chart.Bar<double, string, string>(Samples, Keys: Names)
            : Chart.Column<double, string, string>(Samples, Keys: Names);
        var trace = FigureJson.Trace(chart);
        Assert.Equal("bar", (string?)trace["type"]);
        Assert.Equal(orientation, (string?)trace["orientation"]);
        FigureJson.Same("""["a","b","c","d"]""", trace[keys]);
        FigureJson.Same("[1,2,2,3]", trace[values]);
    }

    [Fact]
    public void Stacked_columns_stack() =>
        Assert.Equal(
            "stack",
            (string?)FigureJson.Layout(Chart.StackedColumn<double, string, string>(Samples, Keys: Names))["barmode"]
        );

    [Fact]
    public void Not_a_number_is_a_gap() =>
        FigureJson.Same("[[0,1],[2,null]]", FigureJson.Trace(Chart.Heatmap<double, double, double, string>(Grid))["z"]);

    [Fact]
    public void A_contour_has_a_scale_and_no_lines()
    {
        var trace = FigureJson.Trace(
            Chart.Contour<double, double, double, string>(
                Grid,
                ColorScale: StyleParam.Colorscale.Viridis,
                ContoursColoring: StyleParam.ContourColoring.Fill,
                NContours: 12
            )
        );
        Assert.Equal("Viridis", (string?)trace["colorscale"]);
        FigureJson.Same("""{"coloring":"fill"}""", trace["contours"]);
        FigureJson.Same("""{"width":0}""", trace["line"]);
        Assert.Equal(12, (int?)trace["ncontours"]);
    }

    [Fact]
    public void An_annotated_heat_map_has_a_note_a_cell()
    {
        string[][] notes =
        [
            ["a", "b"],
            ["c", "d"],
        ];
        var layout = FigureJson.Layout(Chart.AnnotatedHeatmap<double, double, double, string>(Grid, notes, ReverseYAxis: true));
        Assert.Equal(4, layout["annotations"]!.AsArray().Count);
        FigureJson.Same("""{"x":1,"y":0,"text":"b","showarrow":false}""", layout["annotations"]![1]);
        Assert.Equal("reversed", (string?)layout["yaxis"]!["autorange"]);
    }

    [Theory]
    [InlineData("box")]
    [InlineData("violin")]
    [InlineData("histogram2d")]
    [InlineData("histogram2dcontour")]
    [InlineData("surface")]
    [InlineData("image")]
    [InlineData("treemap")]
    public void Other_kinds_name_themselves(string type)
    {
        var chart = type switch
        {
            "box" => Chart.BoxPlot<double, double, string>(Y: Samples),
            "violin" => Chart.Violin<double, double, string>(Y: Samples, ShowBox: true),
            "histogram2d" => Chart.Histogram2D<double, double, double>(Samples, Samples),
            "histogram2dcontour" => Chart.Histogram2DContour<double, double, double>(Samples, Samples),
            "surface" => Chart.Surface<double, double, double, string>(Grid),
            "image" => Chart.Image<string>(Source: "data:image/png;base64,"),
            _ => Chart.Treemap<string, string, double, string, string>(Names, ["", "a", "a", "b"]),
        };
        Assert.Equal(type, (string?)FigureJson.Trace(chart)["type"]);
    }
}
