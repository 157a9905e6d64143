namespace GenerativeModels.Tests.Plots;

public sealed class CurveFigureTests
{
    [Fact]
    public void Truth_is_dashed_and_grey_and_models_have_the_first_colours()
    {
        Curve[] lines =
        [
            Curve.Exact("exact", x => x, 0, 1),
            Curve.Of("model", x => x * x, 0, 1),
            Curve.Of("other", x => -x, 0, 1),
        ];
        var figure = Plot.Curves("Two lines", "x", "y", lines);
        Assert.Equal("dash", (string?)figure.Trace("exact")["line"]!["dash"]);
        Assert.Equal("#767676", (string?)figure.Trace("exact")["line"]!["color"]);
        Assert.Equal("#0072B2", (string?)figure.Trace("model")["line"]!["color"]);
        Assert.Equal("#D55E00", (string?)figure.Trace("other")["line"]!["color"]);
        Assert.Equal("y", (string?)figure.Layout()["yaxis"]!["title"]!["text"]);
    }

    [Fact]
    public void A_deviation_becomes_a_band_behind_its_line_and_the_alternative_tells_where_lines_begin_and_end()
    {
        var curve = new Curve("m", [0, 1], [2, 4]) { Deviation = new double[] { 0.5, 1 } };
        var traces = Plot.Curves("t", "x", "y", [curve]).Traces();
        Assert.Equal(2, traces.Count);
        Assert.Equal("toself", (string?)traces[0]!["fill"]);
        Assert.Equal([2.5, 5, 3, 1.5], FigureParts.Numbers(traces[0]!["y"]));
        Assert.Null(traces[1]!["fill"]);
        var loss = Plot.Curves("Loss", "step", "nats", [new Curve("train", [0, 1, 2], [3, 2, 1])], bound: 0.5);
        Assert.Equal("Loss. nats over step: train from 3 to 1; bound 0.5.", loss.Alt());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_bound_is_a_dotted_line_at_its_value_that_the_legend_names(bool logY)
    {
        Curve[] curves = [new("m", [1, 2], [1, 100])];
        var layout = Plot.Curves("t", "x", "y", curves, logY: logY, bound: 10, boundName: "floor").Layout();
        var line = layout["shapes"]![0]!;
        Assert.Equal(logY ? "log" : "linear", (string?)layout["yaxis"]!["type"]);
        Assert.Equal((10, 10), ((double)line["y0"]!, (double)line["y1"]!));
        var theme = layout["template"]!["layout"]!["shapedefaults"]!["line"]!;
        Assert.Equal(("dot", "#767676"), ((string?)theme["dash"], (string?)theme["color"]));
        Assert.Equal("floor", (string?)line["name"]);
        Assert.True((bool)line["showlegend"]! && (bool)layout["showlegend"]!);
    }

    [Fact]
    public void A_quantile_is_an_upright_dotted_line_and_small_numbers_on_a_logarithmic_axis_keep_their_digits()
    {
        var histogram = Plot.Histogram("t", "x", [new Batch("a", [0, 1, 2])], marker: 1.5, markerName: "median");
        var line = histogram.Layout()["shapes"]![0]!;
        Assert.Equal((1.5, 1.5), ((double)line["x0"]!, (double)line["x1"]!));
        Assert.Equal("paper", (string?)line["yref"]);
        var small = Plot.Curves("t", "x", "y", [new Curve("m", [1, 2], [1e-9, 1e3])], logY: true);
        Assert.Equal([1e-9, 1e3], FigureParts.Numbers(small.Trace("m")["y"]));
    }

    [Fact]
    public void Histograms_are_densities_over_shared_bins_of_one_value_too()
    {
        var figure = Plot.Histogram("t", "x", [new Batch("a", [0, 1, 1, 2]), new Batch("b", [4, 4, 4, 4], Truth: true)], bins: 4);
        var a = figure.Trace("a");
        Assert.Equal(1, (double)a["dx"]!);
        Assert.Equal(0.5, (double)a["x0"]!);
        Assert.Equal([0.25, 0.5, 0.25, 0], FigureParts.Numbers(a["y"]));
        Assert.Equal([0, 0, 0, 1], FigureParts.Numbers(figure.Trace("b")["y"]));
        Assert.Contains("118,118,118", (string?)figure.Trace("b")["marker"]!["color"]);
        var one = Plot.Histogram("t", "x", [new Batch("a", [3, 3])], bins: 3);
        Assert.Equal(1, FigureParts.Numbers(one.Trace("a")["y"]).Sum() / 3, 3);
        Assert.Throws<ArgumentException>(() => Plot.Histogram("t", "x", [new Batch("a", [double.NaN])]));
    }

    [Fact]
    public void Maps_are_told_by_their_largest_gap_or_their_formula_and_costs_start_at_one_evaluation()
    {
        var figure = Plot.Map("Map", z => z + 0.25 * Math.Exp(-z * z), z => z, _ => 0.1, _ => 0.1, (-2, 2), (-2, 2));
        Assert.Contains("differ by at most 0.25", figure.Alt());
        Assert.Equal(0, (double)figure.Layout()["annotations"]![0]!["x"]!, 6);
        var alone = Plot.Map("Map", z => 2 * z, _ => 0.1, _ => 0.2, (-2, 2), (-4, 4));
        Assert.Equal(["x = f(z)", "p(z)", "p(x)"], alone.Traces().Select(trace => (string?)trace!["name"]));
        Assert.DoesNotContain("exact", alone.Alt());
        figure = Plot.Evaluations("t", "distance", [new Curve("Euler", [1, 3, 10], [1, 0.5, 0.1])], bound: 0.05);
        Assert.Equal("log", (string?)figure.Layout()["xaxis"]!["type"]);
        Assert.Equal([1.0, 2, 4, 8, 16], FigureParts.Numbers(figure.Layout()["xaxis"]!["tickvals"]));
        Assert.Equal("lines+markers", (string?)figure.Trace("Euler")["mode"]);
        Assert.Equal("exact sampling", (string?)figure.Layout()["shapes"]![0]!["name"]);
        Assert.Throws<ArgumentException>(() => Plot.Evaluations("t", "d", [new Curve("Euler", [0], [1])]));
    }

    [Fact]
    public void Coverage_counts_the_modes_that_get_a_tenth_of_their_share()
    {
        Batch[] batches = [new("GAN", [0.9, 0.09, 0.01]), new("VAE", [1, 0, 0])];
        var figure = Plot.Coverage("t", ["a", "b", "c"], [0.5, 0.3, 0.2], batches);
        Assert.Equal(["data", "GAN, 2 of 3 modes", "VAE, 1 of 3 modes"], figure.Traces().Select(t => (string)t!["name"]!));
        Assert.Equal("#767676", (string?)figure.Trace("data")["marker"]!["color"]);
        Assert.Equal([0.9, 0.09, 0.01], FigureParts.Numbers(figure.Trace("GAN, 2 of 3 modes")["y"]));
        Assert.Throws<ArgumentException>(() => Plot.Coverage("t", ["a", "b"], [0.5, 0.5], [new Batch("GAN", [1])]));
    }

    [Fact]
    public void A_trade_off_names_its_points_off_the_line_across_it_and_outside_of_its_bend()
    {
        var curve = new Curve("β-VAE", [0, 1, 2], [2, 1, 0]) { Labels = ["β = 4", "β = 1", ""] };
        Curve bound = new("bound", [0, 2], [1, 0], Truth: true);
        var figure = Plot.TradeOff("t", "rate (nats)", "distortion (nats)", [curve, bound]);
        var trace = figure.Trace("β-VAE");
        Assert.Equal("lines+markers+text", (string?)trace["mode"]);
        Assert.Equal(["β = 4", "β = 1", ""], trace["text"]!.AsArray().Select(t => (string)t!));
        Assert.Equal(3, trace["textposition"]!.AsArray().Count);
        Assert.Equal("dash", (string?)figure.Trace("bound")["line"]!["dash"]);
        Assert.Contains("β = 4 (0, 2)", figure.Alt());
        Assert.True(FigureParts.Numbers(figure.Layout()["xaxis"]!["range"])[1] > 2);
        Assert.Throws<ArgumentException>(() => Plot.TradeOff("t", "x", "y", [curve with { Labels = ["β = 4"] }]));
        Assert.Throws<ArgumentException>(() => Plot.TradeOff("t", "x", "y", [curve with { Labels = null }]));
        Assert.Equal(["top right", "top right", "top right"], Plot.NamePlaces([0, 0.6, 1], [1, 0.6, 0]));
    }

    [Fact]
    public void Areas_under_curves_count_ties_half_and_guides_lead_from_the_level_to_the_quantile()
    {
        bool[] yes = [true, true, false, false];
        var figure = Plot.Roc(
            "ROC",
            [("perfect", [4, 3, 2, 1], yes), ("blind", [1, 1, 1, 1], yes), ("wrong", [1, 2, 3, 4], yes)]
        );
        Assert.Equal("ROC. Area under the curve: perfect 1.000, blind 0.500, wrong 0.000.", figure.Alt());
        figure = Plot.Cdf("F", "x", _ => 1, x => x, u => u, (0, 1), [0.25, 0.5, 0.75]);
        var frames = figure.Frames();
        Assert.Equal(3, frames.Count);
        Assert.Equal([0.75, 0.75, 0], FigureParts.Numbers(frames[2]!["data"]![0]!["y"]));
        Assert.Equal([0, 0.75, 0.75], FigureParts.Numbers(frames[2]!["data"]![0]!["x"]));
        Assert.Throws<ArgumentException>(() => Plot.Cdf("F", "x", _ => 1, x => x, u => u, (0, 1), [0, 0.5]));
    }
}
