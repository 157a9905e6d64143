using System.Text;

namespace GenerativeModels.Tests.Plots;

public sealed class AnimationTests
{
    private static (string, Curve)[] Steps(int count, int points = 51) =>
        [.. Enumerable.Range(0, count).Select(i => ($"{i}", Curve.Of("model", x => Math.Exp(-x * x - i), -3, 3, points)))];

    [Fact]
    public void Frames_hold_only_what_changes()
    {
        var steps = Steps(4);
        var figure = Plot.AnimateDensities(
            "t",
            "x",
            steps,
            [Curve.Exact("p", x => 1 / (1 + x * x), -3, 3)],
            Curve.Indexed("KL", [3, 2, 1, 0.5]),
            "nats"
        );
        Assert.Equal(["0", "1", "2", "3"], figure.Frames().Select(f => (string)f!["name"]!));
        var frame = figure.Frames()[2]!;
        Assert.Equal(2, frame["traces"]!.AsArray().Count);
        Assert.Equal(["y"], frame["data"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal("model", (string?)figure.Traces()[(int)frame["traces"]![0]!]!["name"]);
        Assert.Equal([2.0], FigureParts.Numbers(frame["data"]![1]!["x"]));
        Assert.Equal([1.0], FigureParts.Numbers(frame["data"]![1]!["y"]));
    }

    [Fact]
    public void Every_frame_has_its_stop_on_the_slider_and_there_is_a_play_button()
    {
        var layout = Plot.AnimateDensities("t", "x", Steps(3), []).Layout();
        Assert.Equal(["0", "1", "2"], layout["sliders"]![0]!["steps"]!.AsArray().Select(s => (string)s!["args"]![0]![0]!));
        var play = layout["updatemenus"]![0]!["buttons"]![0]!;
        Assert.Equal("animate", (string?)play["method"]);
        Assert.Null(play["args"]![0]);
        Assert.True((bool)play["args"]![1]!["fromcurrent"]!);
    }

    [Fact]
    public void An_animation_stays_under_a_megabyte_and_a_half_or_says_what_it_leaves_out()
    {
        var angles = Enumerable.Range(0, 1000).Select(i => i * 2.399963).ToArray();
        var steps = Enumerable
            .Range(0, 100)
            .Select(t =>
                (
                    $"{t}",
                    (Points)angles.Select((a, i) => (Math.Cos(a + t * 0.01) * (1 + i / 1000.0), Math.Sin(a) * t / 77)).ToArray()
                )
            )
            .ToArray();
        var figure = Plot.AnimateClouds("t", steps);
        Assert.InRange(Encoding.UTF8.GetByteCount(figure.Json()), 500_000, 1_500_000);
        var rows = Enumerable.Range(0, 5000).Select(i => (Math.Sin(i), -Math.Cos(i))).ToArray();
        var crowded = Plot.AnimateClouds("t", [.. Enumerable.Range(0, 80).Select(t => ($"{t}", (Points)rows))]);
        Assert.InRange(Encoding.UTF8.GetByteCount(crowded.Json()), 1_000_000, 1_500_000);
        Assert.Matches("^model, 1[0-9]{3} of 5000 samples$", (string?)crowded.Traces()[0]!["name"]);
    }

    [Fact]
    public void Numbers_are_rounded_outliers_do_not_set_the_axes_and_images_change_by_their_source()
    {
        var figure = Plot.AnimateClouds("t", [("0", Points.From([(1 / 3.0, 2e-9), (100, 0)]))]);
        Assert.Equal([0, 100], FigureParts.Numbers(figure.Frames()[0]!["data"]![0]!["x"]));
        Assert.Equal([2e-9, 0], FigureParts.Numbers(figure.Frames()[0]!["data"]![0]!["y"]));
        var points = Enumerable.Range(0, 1000).Select(i => (i / 1000.0, i / 1000.0)).Append((1e6, 1e6)).ToArray();
        var range = FigureParts.Numbers(Plot.AnimateClouds("t", [("0", points)]).Layout()["xaxis"]!["range"]);
        Assert.InRange(range[1], 0.9, 1.2);
        figure = Plot.AnimateImages("t", [("0", new float[2, 3, 3]), ("1", new float[2, 3, 3])], 2);
        Assert.Equal(["source"], figure.Frames()[1]!["data"]![0]!.AsObject().Select(p => p.Key));
        Assert.True((bool)figure.Layout()["sliders"]![0]!["steps"]![0]!["args"]![1]!["frame"]!["redraw"]!);
    }

    [Fact]
    public void A_density_fits_into_its_axis_on_the_frame_that_is_shown_first()
    {
        var (flat, spike, last) = (
            new Curve("p", [0, 1], [1, 1]),
            new Curve("p", [0, 1], [1, 90]),
            new Curve("p", [0, 1], [1, 7])
        );
        var figure = Plot.AnimateDensities("t", "x", [("0", flat), ("1", spike), ("2", last)], [flat]);
        Assert.Equal([1, 7], FigureParts.Numbers(figure.Traces()[1]!["y"]));
        Assert.InRange(FigureParts.Numbers(figure.Layout()["yaxis"]!["range"])[1], 7, 8);
        Assert.Equal(2, (int)figure.Layout()["sliders"]![0]!["active"]!);
    }
}
