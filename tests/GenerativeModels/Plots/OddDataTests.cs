using GenericChart = Plotly.NET.GenericChart;

namespace GenerativeModels.Tests.Plots;

/// <summary>NaN, infinities, nothing and a single value: a figure, or an error that names the data.</summary>
public sealed class OddDataTests
{
    private static readonly double[][] Odd =
    [
        [],
        [double.NaN],
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity],
        [0],
        [3],
        [3, 3, 3],
        [1, double.NaN, 2],
        [double.PositiveInfinity, 1, -1],
        [1e-320, 1e-320],
        [1e300, -1e300, 1e20],
        [double.MaxValue, double.MinValue],
        [1e20, 1e20],
    ];

    private static Dictionary<string, Func<double[], GenericChart>> All { get; } =
        new()
        {
            ["Curves"] = y => Plot.Curves("this", "x", "y", [Line(y)], logY: true),
            ["Curves on lines"] = y => Plot.Curves("this", "x", "y", [Line(y) with { Deviation = y }]),
            ["Densities"] = y => Plot.Densities("this", "x", [Line(y)]),
            ["Evaluations"] = y => Plot.Evaluations("this", "d", [Line(y) with { X = Ones(y) }]),
            ["Evaluations of"] = x => Plot.Evaluations("this", "d", [new Curve("this", x, Ones(x))]),
            ["TradeOff"] = y => Plot.TradeOff("this", "x", "y", [Line(y) with { Labels = [.. y.Select(_ => "name")] }]),
            ["Roc"] = y => Plot.Roc("t", [("this", y, [.. y.Select((_, i) => i % 2 == 0)])]),
            ["Histogram"] = y => Plot.Histogram("t", "x", [new Batch("this", y)]),
            ["Histogram of two"] = y => Plot.Histogram("t", "x", [new Batch("this", y), new Batch("b", [0, 1])]),
            ["Bars"] = y => Plot.Bars("this", "y", [.. y.Select((_, i) => $"{i}")], [new Batch("this", y)]),
            ["Coverage"] = y => Plot.Coverage("this", [.. y.Select((_, i) => $"{i}")], y, [new Batch("this", y)]),
            ["Scatter"] = y => Plot.Scatter("this", "x", "y", [new Cloud("this", Both(y))], logX: true),
            ["LatentMap"] = y => Plot.LatentMap("this", Both(y), [.. y.Select((_, i) => i)]),
            ["Panels"] = y => Plot.Panels("this", [new Panel("a", Grid(y), [new Cloud("c", Both(y))])]),
            ["Panels of none"] = y => Plot.Panels("this", [new Panel("a", null, [new Cloud("c", Both(y))])]),
            ["Field"] = y => Plot.Field("this", (_, _) => (y.FirstOrDefault(), y.LastOrDefault()), (0, 1), (0, 1)),
            ["Trajectories"] = y => Plot.Trajectories("this", [Points.From([.. Both(y), (0, 0), (1, 1)])]),
            ["Map"] = y => Plot.Map("this", _ => y.FirstOrDefault(), z => z, _ => 1, _ => 1, (0, 1), (0, 1)),
            ["Cdf"] = y => Plot.Cdf("this", "x", _ => 1, x => x, _ => y.FirstOrDefault(), (0, 1), [0.5]),
            ["Heatmap"] = y => Plot.Heatmap("this", "x", "y", "z", Grid(y)),
            ["Heatmap in two"] = y => Plot.Heatmap("this", "x", "y", "z", Grid(y), diverging: true),
            ["AnimateDensities"] = y =>
                Plot.AnimateDensities("this", "x", [("a", Line(y))], [], new("m", [0], [y.FirstOrDefault()])),
            ["AnimateClouds"] = y => Plot.AnimateClouds("this", [("a", Both(y))], new Cloud("data", Both(y))),
            ["ImageGrid"] = y => Plot.ImageGrid("this", Images.Flat([.. y.Select(v => (float)v)], 1, 1), 2),
            ["Images of one value"] = y =>
                Plot.ImageGrid("this", Images.Flat([1], 1, 1, y.DefaultIfEmpty(0).Min(), y.DefaultIfEmpty(0).Max()), 1),
        };

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in All.Keys)
        foreach (var i in Enumerable.Range(0, Odd.Length))
            cases.Add(name, i);
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void There_is_a_figure_or_an_error_that_names_the_data(string name, int odd)
    {
        try
        {
            var chart = All[name](Odd[odd]);
            var json = chart.Parse();
            Assert.DoesNotContain("NaN", json["data"]!.ToJsonString());
            Assert.NotEmpty((string)json["layout"]!["meta"]!["alt"]!);
        }
        catch (ArgumentException error)
        {
            Assert.Matches("^expected .*(got|\"this\")", error.Message);
        }
    }

    [Fact]
    public void Nothing_at_all_is_a_figure()
    {
        Assert.Empty(Plot.Curves("t", "x", "y", []).Traces());
        Assert.Empty(Plot.Scatter("t", "x", "y", []).Traces());
        Assert.Empty(Plot.Bars("t", "y", [], []).Traces());
    }

    [Fact]
    public void Errors_name_what_was_wrong()
    {
        Names("got none among 1", "\"Map of losses\"", () => Plot.Heatmap("Map of losses", "x", "y", "z", Grid([double.NaN])));
        Names("at least one finite sample", "\"b\"", () => Plot.Histogram("t", "x", [new Batch("b", [])]));
        Names("got NaN in image 1", "pixels", () => Images.Flat([0, 1, 0, float.NaN], 1, 2));
        Names("no NaN", "\"d\"", () => Plot.Roc("t", [("d", [1, double.NaN], [true, false])]));

        static void Names(string what, string where, Func<object> draw)
        {
            var error = Assert.Throws<ArgumentException>(draw);
            Assert.Contains(what, error.Message);
            Assert.Contains(where, error.Message);
        }
    }

    [Fact]
    public void Data_labels_and_steps_that_do_not_match_are_refused()
    {
        var (flat, images) = (new Curve("p", [0, 1], [1, 1]), Images.Flat(new float[24], 2, 2));
        Assert.Throws<ArgumentException>(() => Plot.Curves("t", "x", "y", [new Curve("m", [1, 2], [1])]));
        Assert.Throws<ArgumentException>(() => Plot.Bars("t", "y", ["a", "b"], [new Batch("m", [1])]));
        Assert.Throws<ArgumentException>(() => Plot.ImageGrid("t", images, 3, rowLabels: ["a"]));
        Assert.Throws<ArgumentException>(() => Plot.ImageGrid("t", images, 3, columnLabels: ["a"]));
        Assert.Throws<ArgumentException>(() => Plot.ImageGrid("t", Images.Flat([], 2, 2), 3));
        Assert.Throws<ArgumentException>(() => Png.DataUri(new byte[5], 2, 1));
        Throws<ArgumentException>("expected 2 cells a row, got 1", () => Plot.Table("t", ["model", "nats"], [(string[])["z"]]));
        Assert.Throws<ArgumentException>(() => Plot.AnimateDensities("t", "x", [], []));
        Assert.Throws<ArgumentException>(() => Plot.AnimateDensities("t", "x", [("0", flat), ("1", Line([1]))], []));
        (string, Curve)[] steps = [("0", flat), ("1", flat)];
        Assert.Throws<ArgumentException>(() => Plot.AnimateDensities("t", "x", steps, [], Curve.Indexed("KL", [1])));
        Images two = new float[2, 3, 3];
        Assert.Throws<ArgumentException>(() => Plot.AnimateImages("t", [("0", two), ("1", new float[1, 3, 3])], 2));
        (string, Curve)[] many =
        [
            .. Enumerable.Range(0, 60).Select(i => ($"{i}", Curve.Of("p", x => Math.Exp(-x * x - i), -3, 3, 5001))),
        ];
        Throws<ArgumentException>("at most 1.5 MB, got ", () => Plot.AnimateDensities("t", "x", many, []));
    }

    [Fact]
    public void What_cannot_be_drawn_is_counted_in_words_or_is_zero()
    {
        var chart = Plot.Histogram("t", "x", [new Batch("b", [double.NaN, 1, 3, double.PositiveInfinity])], bins: 2);
        Assert.Equal("t. Histogram over x. b: 4 samples, 2 of them not finite, mean 2.", chart.Alt());
        Assert.Equal([0.25, 0.25], FigureParts.Numbers(chart.Trace("b")["y"])); // 1 of 4 samples a bin of width 1
        var bars = Plot.Bars("t", "y", ["a", "b"], [new Batch("g", [0.3, 1e-17])]);
        Assert.Equal([0.3, 0], FigureParts.Numbers(bars.Trace("g")["y"]));
        Assert.Equal("t. y. g: a 0.3, b 0.", bars.Alt());
        var log = Plot.Bars("t", "y", ["a", "b"], [new Batch("g", [0.3, 1e-17])], logY: true);
        Assert.Equal([0.3, 1e-17], FigureParts.Numbers(log.Trace("g")["y"]));
    }

    private static Curve Line(double[] y) => new("this", Values.From(y.Select((_, i) => (double)i)), y);

    private static double[] Ones(double[] like) => Array.ConvertAll(like, _ => 1.0);

    private static Points Both(double[] y) => Points.From(y.Zip(y));

    private static DensityGrid Grid(double[] y)
    {
        var values = new double[1, y.Length];
        for (var i = 0; i < y.Length; i++)
            values[0, i] = y[i];
        return new(Values.From(y.Select((_, i) => (double)i)), [2], values);
    }
}
