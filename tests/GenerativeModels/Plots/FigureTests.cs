using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace GenerativeModels.Tests.Plots;

public sealed class FigureTests
{
    private static GenericChart Foreign(string name = "a") =>
        Chart
            .Line<double, double, string>([0.0, 1.0], [2.0, double.NaN], Name: name)
            .WithXAxisStyle<double, double, string>(TitleText: "x / s")
            .WithYAxisStyle<double, double, string>(TitleText: "y");

    private static GenericChart Titled(string title, GenericChart chart)
    {
        var layout = new Layout();
        layout.SetProperty("title", new Title().With(("text", title)));
        return GenericChart.addLayout(layout, chart);
    }

    [Fact]
    public void A_chart_of_plotly_alone_takes_the_theme_and_keeps_what_it_set()
    {
        var before = Plotly.NET.Defaults.DefaultTemplate;
        try
        {
            Theme.Use();
            var layout = Titled("A chart", Foreign()).Layout();
            Assert.Equal("A chart", (string?)layout["title"]!["text"]);
            Assert.Equal("x / s", (string?)layout["xaxis"]!["title"]!["text"]);
            Assert.Equal(480, (int?)layout["height"]);
            Assert.Null(layout["width"]);
            Assert.Equal("Viridis", (string?)layout["template"]!["layout"]!["colorscale"]!["sequential"]);
            Assert.Equal("#0072B2", (string?)layout["template"]!["layout"]!["colorway"]![0]);
        }
        finally
        {
            Plotly.NET.Defaults.reset();
            Plotly.NET.Defaults.DefaultTemplate = before;
        }
    }

    [Fact]
    public void Members_are_written_as_the_serializer_itself_would()
    {
        var chart = Plot.Curves("A chart", "x", "y", [new Curve("a", new[] { 0.5, 1.5 }, new[] { 2.5, 3.5 }, Markers: true)]);
        JsonNode Plain(object value) => JsonNode.Parse(Newtonsoft.Json.JsonConvert.SerializeObject(value))!;
        Assert.Equal(Plain(GenericChart.getTraces(chart)).ToJsonString(), chart.Parse()["data"]!.ToJsonString());
        foreach (var part in new[] { "title", "xaxis", "yaxis", "template" })
            Assert.True(JsonNode.DeepEquals(Plain(GenericChart.getLayout(chart))[part], chart.Layout()[part]), part);
    }

    [Fact]
    public void Words_come_from_the_author_or_else_from_title_axes_and_names()
    {
        Assert.Equal("A chart. y over x / s. a.", Titled("A chart", Foreign()).Alt());
        var said = Foreign().WithAlt("A line that rises.");
        Assert.Equal("A line that rises.", said.Alt());
        Assert.Equal("A line that rises.", (string?)said.Layout()["meta"]!["alt"]);
        Assert.NotEmpty(Chart.Invisible().Alt());
        Assert.Throws<ArgumentException>(() => Foreign().WithAlt(" "));
        var both = Chart.Combine([Foreign().WithAlt("A line that rises."), Foreign("b").WithAlt("Another.")]);
        Assert.Equal("y over x / s. a, b.", both.Alt());
    }

    [Fact]
    public void A_height_that_was_chosen_is_kept_and_json_has_no_number_that_is_none()
    {
        var chart = Plot.Curves("t", "x", "y", []).WithSize(Height: 321);
        Assert.Equal(321, (int?)chart.Layout()["height"]);
        Assert.Contains("height:321px", chart.Html());
        var json = Foreign().Parse();
        Assert.Equal(["data", "layout", "frames", "config"], json.Select(part => part.Key));
        Assert.Null(json["data"]![0]!["y"]![1]);
        Assert.False((bool)json["config"]!["displaylogo"]!);
    }

    [Fact]
    public void Html_waits_for_plotly_and_cannot_be_broken_by_text()
    {
        var html = Foreign("</script><img>").WithAlt("say \"no\" <b>").Html();
        Assert.DoesNotContain("</script><img>", html);
        Assert.Contains("aria-label=\"say &quot;no&quot; &lt;b&gt;\"", html, StringComparison.Ordinal);
        Assert.Contains("window.Plotly && window.figure ?", html);
        Assert.DoesNotContain("http", html);
    }

    [Fact]
    public void The_ink_of_the_theme_is_legible_on_white_and_on_black_and_each_page_has_its_own()
    {
        var theme = JsonNode.Parse(Theme.Resource("theme.json"))!;
        var ink = (string)theme["layout"]!["font"]!["color"]!;
        Assert.Equal(Theme.Ink, ink);
        Assert.InRange(Contrast(ink, "#ffffff"), 4.5, 21);
        Assert.InRange(Contrast(ink, "#000000"), 4.5, 21);
        foreach (var page in new[] { "light", "dark" })
            Assert.InRange(Contrast((string)theme[page]!["text"]!, (string)theme[page]!["surface"]!), 7, 21);
    }

    [Fact]
    public void Combining_charts_leaves_the_theme_as_it_was()
    {
        var other = Foreign();
        Chart.Combine([Plot.Curves("t", "x", "y", []), other]);
        var template = Plot.Curves("t", "x", "y", []).Layout()["template"]!;
        Assert.Equal(
            Theme.Resource("theme.json").ReplaceLineEndings("").Replace(" ", ""),
            template.ToJsonString().Replace(" ", "")
        );
    }

    private static double Contrast(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>Relative luminance, WCAG 2.1.</summary>
    private static double Luminance(string colour)
    {
        var rgb = Convert.ToInt32(colour[1..], 16);
        double[] linear =
        [
            .. new[] { rgb >> 16, (rgb >> 8) & 255, rgb & 255 }
                .Select(c => c / 255.0)
                .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)),
        ];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    [Fact]
    public void The_asset_is_one_marked_script_and_a_missing_copy_named_with_the_command_that_fetches_it()
    {
        var html = PlotlyAsset.Html;
        Assert.StartsWith("<script data-asset=\"plotly.js\">", html);
        Assert.Contains("plotly.js v2.35", html);
        Assert.Contains(">(function(define,exports,module){", html);
        Assert.Equal(html.Length - "</script>".Length, html.IndexOf("</script", StringComparison.OrdinalIgnoreCase));
        var error = Assert.Throws<FileNotFoundException>(() =>
            PlotlyAsset.Script(Path.Combine(Path.GetTempPath(), "nothing-here"))
        );
        Assert.Contains("plotly.min.js", error.Message);
        Assert.Contains("./nb setup", error.Message);
    }
}
