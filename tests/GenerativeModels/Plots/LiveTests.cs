using Plotly.NET;

namespace GenerativeModels.Tests.Plots;

[Collection("live")]
public sealed class LiveTests : IDisposable
{
    private readonly Func<object, Action<object>> before = Live.Display;
    private readonly TimeSpan pause = Live.Pause;
    private readonly List<object> shown = [];
    private readonly List<object> updates = [];

    public LiveTests() =>
        Live.Display = value =>
        {
            shown.Add(value);
            return updates.Add;
        };

    public void Dispose() => (Live.Display, Live.Pause) = (before, pause);

    [Fact]
    public void A_loss_is_shown_once_updated_seldom_and_finished_with_everything()
    {
        using (var loss = new LiveLoss("VAE", "nats/image", total: 5000))
            for (var step = 1; step <= 5000; step++)
            {
                loss.Add(step, 100.0 / step);
                if (step % 1000 == 0)
                    loss.Add(step, 120.0 / step, "validation");
            }
        Assert.Single(shown);
        Assert.InRange(updates.Count, 1, 40);
        var last = Assert.IsAssignableFrom<GenericChart>(updates[^1]);
        Assert.Contains("5000 / 5000 · done in", (string)last.Layout()["xaxis"]!["title"]!["text"]!);
        Assert.Equal(5, FigureParts.Numbers(last.Trace("validation")["x"]).Length);
        Assert.All(last.Traces(), t => Assert.InRange(t!["x"]!.AsArray().Count, 1, 400));
    }

    [Fact]
    public void Within_the_pause_no_picture_is_drawn_but_the_last()
    {
        using (var loss = new LiveLoss("VAE", "nats/image", total: 300))
            for (var step = 1; step <= 300; step++)
            {
                Live.Pause = step <= 10 ? TimeSpan.Zero : TimeSpan.FromHours(1);
                loss.Add(step, 100.0 / step);
            }
        Assert.Equal(10, updates.Count);
        var last = Assert.IsAssignableFrom<GenericChart>(updates[^1]);
        Assert.Contains("300 / 300 · done in", (string)last.Layout()["xaxis"]!["title"]!["text"]!);
    }

    [Fact]
    public void A_loss_is_shown_once_and_not_at_all_without_values()
    {
        new LiveLoss("t", "nats").Dispose();
        Assert.Empty(shown);
        var loss = new LiveLoss("t", "nats");
        loss.Add(0, 1);
        loss.Dispose();
        loss.Dispose();
        Assert.Single(updates);
    }

    [Fact]
    public void Smoothing_has_no_bias_and_a_long_history_stays_short()
    {
        var series = new LossSeries(400);
        for (var i = 0; i < 300; i++)
            series.Add(i, i == 7 ? double.NaN : 5);
        Assert.All(series.Smooth("x").Y, y => Assert.Equal(5, y, 9));
        var longer = new LossSeries(100);
        for (var i = 0; i < 6400; i++)
            longer.Add(i, i % 2);
        var raw = longer.Raw("x")!;
        Assert.InRange(raw.Y.Count, 50, 100);
        Assert.All(raw.Y, y => Assert.Equal(0.5, y, 9));
        Assert.Equal(3199.5, raw.X.Average(), 6);
    }

    [Fact]
    public void Progress_tells_where_how_long_and_what_is_left()
    {
        using (var progress = new Progress("sampling", total: 200))
        {
            progress.Report(50);
            Assert.Matches(@"^sampling: 50 / 200 · \d+\.\d s · \d+\.\d s left$", progress.Line);
        }
        Assert.Matches(@"^sampling: 50 / 200 · \d", Assert.IsType<string>(Assert.Single(shown)));
        Assert.Matches("done in", Assert.IsType<string>(Assert.Single(updates)));
    }

    [Theory, InlineData(0.04, "0.0 s"), InlineData(59.9, "59.9 s"), InlineData(59.96, "1 min 00 s")]
    [InlineData(125, "2 min 05 s"), InlineData(3700, "1 h 01 min")]
    public void Times_are_said_as_people_say_them(double seconds, string words) =>
        Assert.Equal(words, Shown.Words(TimeSpan.FromSeconds(seconds)));
}
