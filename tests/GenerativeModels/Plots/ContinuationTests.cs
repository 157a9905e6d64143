using Plotly.NET.CSharp;
using GenericChart = Plotly.NET.GenericChart;

namespace GenerativeModels.Tests.Plots;

/// <summary>What Plotly.NET offers goes on from every chart of ours.</summary>
public sealed class ContinuationTests
{
    private static readonly Points Pair = new (double, double)[] { (0, 0), (1, 1) };
    private static readonly DensityGrid Grid = DensityGrid.Of((x, y) => Math.Exp(-x * x - y * y), (-2, 2), (-1, 1), count: 5);
    private static readonly Curve Line = new("line", [1, 2, 4], [3, 2, 1]) { Deviation = new double[] { 0.1, 0.1, 0.1 } };
    private static readonly Images Pictures = Images.Flat([.. Enumerable.Range(0, 16).Select(i => i / 16f)], 2, 2);

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Func<GenericChart>> All { get; } =
        new()
        {
            ["Curves"] = () => Plot.Curves("t", "x", "y", [Line], logX: true, bound: 1.5),
            ["Densities"] = () => Plot.Densities("t", "x", [Line]),
            ["Evaluations"] = () => Plot.Evaluations("t", "distance", [Line]),
            ["TradeOff"] = () => Plot.TradeOff("t", "x", "y", [Line with { Labels = ["a", "b", "c"] }]),
            ["Roc"] = () => Plot.Roc("t", [("d", [1, 2], [false, true])]),
            ["Histogram"] = () => Plot.Histogram("t", "x", [new Batch("b", [1, 2, 3])], [Line], marker: 2, markerName: "median"),
            ["Bars"] = () => Plot.Bars("t", "y", ["a", "b"], [new Batch("g", [1, 2])], bound: 1),
            ["Coverage"] = () => Plot.Coverage("t", ["a", "b"], [0.5, 0.5], [new Batch("g", [1, 0])]),
            ["Scatter"] = () => Plot.Scatter("t", "x", "y", [new Cloud("c", Pair)], [Line]),
            ["LatentMap"] = () => Plot.LatentMap("t", Pair, [0, 1], Images.Flat(new float[8], 2, 2)),
            ["Panels"] = () =>
                Plot.Panels("t", [new Panel("a", Grid, [new Cloud("c", Pair)]), new Panel("b") { Paths = [Pair] }]),
            ["Field"] = () => Plot.Field("t", (x, y) => (-y, x), (-2, 2), (-1, 1), Grid),
            ["Trajectories"] = () => Plot.Trajectories("t", [Pair], Grid),
            ["Map"] = () => Plot.Map("t", z => 2 * z, z => z, _ => 0.1, _ => 0.1, (-2, 2), (-4, 4)),
            ["Cdf"] = () => Plot.Cdf("t", "x", _ => 1, x => x, u => u, (0, 1), [0.25, 0.5, 0.75]),
            ["ImageGrid"] = () => Plot.ImageGrid("t", Pictures, 2, rowLabels: ["a", "b"]),
            ["AnimateImages"] = () => Plot.AnimateImages("t", [("0", Pictures), ("1", Pictures)], 2),
            ["Heatmap"] = () => Plot.Heatmap("t", "x", "y", "z", Grid),
            ["AnimateDensities"] = () =>
                Plot.AnimateDensities("t", "x", [("0", Line), ("1", Line)], [Line], new("m", [0, 1], [2, 1])),
            ["AnimateClouds"] = () => Plot.AnimateClouds("t", [("0", Pair), ("1", Pair)], new Cloud("data", Pair)),
            ["Tree"] = () => Plot.Tree("t", new("root", [new("leaf")])),
            ["Timeline"] = () => Plot.Timeline("t", [new(2014, "GAN", "implicit")]),
        };

    [Fact]
    public void Every_chart_is_here() =>
        Assert.Equal(
            typeof(Plot).GetMethods().Where(m => m.ReturnType == typeof(GenericChart)).Select(m => m.Name).Distinct().Order(),
            All.Keys.Order()
        );

    [Theory, MemberData(nameof(Names))]
    public void An_axis_is_renamed_and_all_else_stays(string name)
    {
        var before = All[name]().Parse();
        var after = All[name]().WithXAxisStyle<double, double, string>(TitleText: "another name").Parse();
        Assert.Equal("another name", (string?)after["layout"]!["xaxis"]!["title"]!["text"]);
        after["layout"]!["xaxis"]!["title"]!["text"] = before["layout"]!["xaxis"]!["title"]!["text"]?.DeepClone();
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
    }

    [Theory, MemberData(nameof(Names))]
    public void Combined_charts_hold_the_traces_the_lines_and_the_frames_of_both(string name)
    {
        var (one, two) = (Plot.Curves("first", "x", "y", [Line with { Deviation = null }], bound: 7), All[name]());
        var (frames, notes, shapes) = (two.Frames(), Count(two, "annotations"), Count(two, "shapes"));
        var moving = frames.Select(frame => frame!["traces"]!.AsArray().Select(i => (int)i!).ToArray()).ToArray();
        var both = Chart.Combine([one, two]);
        Assert.Equal(1 + two.Traces().Count, both.Traces().Count);
        Assert.Equal((notes, 1 + shapes), (Count(both, "annotations"), Count(both, "shapes")));
        Assert.Equal(
            moving,
            [.. moving.Select((_, i) => both.Frames()[i]!["traces"]!.AsArray().Select(t => (int)t! - 1).ToArray())]
        );

        static int Count(GenericChart chart, string list) => chart.Layout()[list]?.AsArray().Count ?? 0;
    }

    [Theory, MemberData(nameof(Names))]
    public void A_saved_page_is_whole_and_asks_no_network(string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
        try
        {
            var chart = All[name]();
            chart.SaveHtml(path);
            var html = File.ReadAllText($"{path}.html");
            Assert.Contains("plotly.js v2", html);
            Assert.DoesNotContain("<script src=\"http", html);
            Assert.Equal(chart.Frames().Count > 0, html.Contains("Plotly.addFrames(plot,", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete($"{path}.html");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_chart_has_a_title_words_and_axes_of_a_known_kind(string name)
    {
        var chart = All[name]();
        var layout = chart.Layout();
        Assert.StartsWith("t. ", chart.Alt());
        Assert.Equal("t", (string?)layout["title"]!["text"]);
        foreach (var (_, axis) in layout.Where(part => part.Key.Contains("axis")))
            Assert.Contains((string?)axis!["type"], new[] { "linear", "log", "category" });
    }
}
