using System.Reflection;
using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;
using Figure = GenerativeModels.Plots.Figure;

namespace GenerativeModels.Tests.Plots;

public sealed class FigureTests
{
    private static readonly Figure Chartlike = Figure.From(
        GenericChart.addLayout(
            Titled("A chart"),
            Chart
                .Line<double, double, string>([0.0, 1.0], [2.0, 3.0], Name: "a")
                .WithXAxisStyle<double, double, string>(TitleText: "x / s")
        ),
        "A line that rises."
    );

    private static Layout Titled(string title)
    {
        var layout = new Layout();
        layout.SetProperty("title", new { text = title });
        return layout;
    }

    [Fact]
    public void A_chart_keeps_what_it_set_and_takes_the_theme_for_the_rest()
    {
        var layout = Chartlike.Layout();
        Assert.Equal("A chart", (string?)layout["title"]!["text"]);
        Assert.Equal("x / s", (string?)layout["xaxis"]!["title"]!["text"]);
        Assert.True((double)layout["font"]!["size"]! >= 14);
        Assert.Equal("rgba(0,0,0,0)", (string?)layout["paper_bgcolor"]);
        Assert.Equal("Viridis", (string?)layout["colorscale"]!["sequential"]);
        Assert.Null(layout["template"]);
        Assert.Null(layout["width"]);
    }

    [Fact]
    public void The_alternative_and_the_height_stand_in_the_layout_and_follow_copies()
    {
        Assert.Equal("A line that rises.", (string?)Chartlike.Layout()["meta"]!["alt"]);
        var copy = Chartlike with { Alt = "Another.", Height = 321 };
        Assert.Equal("Another.", (string?)copy.Layout()["meta"]!["alt"]);
        Assert.Equal(321, (int?)copy.Layout()["height"]);
        Assert.Contains("height:321px", copy.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_stands_alone_waits_for_plotly_and_cannot_be_broken_by_text()
    {
        var figure = Figure.FromJson("""{"data":[{"type":"scatter","name":"</script><img>"}]}""", "say \"no\" <b>");
        Assert.DoesNotContain("</script><img>", figure.Html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"say &quot;no&quot; &lt;b&gt;\"", figure.Html, StringComparison.Ordinal);
        Assert.Contains("window.Plotly ?", figure.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("require", figure.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", figure.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_words_is_none()
    {
        Assert.Throws<ArgumentException>(() => Figure.FromJson("""{"data":[]}""", " "));
        Assert.Throws<ArgumentException>(() => Figure.FromJson("[]", "words"));
    }

    [Fact]
    public void Notebooks_find_three_formatters_by_name()
    {
        var attribute = typeof(Figure).GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var type = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(type)!;
        var formatters = ((IEnumerable<object>)type.GetMethod("CreateTypeFormatters")!.Invoke(source, [])!).ToDictionary(
            MimeType,
            Written
        );
        Assert.Equal("A line that rises.", formatters["text/plain"]);
        Assert.StartsWith("<div", formatters["text/html"], StringComparison.Ordinal);
        var json = JsonNode.Parse(formatters["application/vnd.plotly.v1+json"])!.AsObject();
        Assert.Equal(["data", "layout", "frames", "config"], json.Select(part => part.Key));
    }

    private static string MimeType(object formatter) => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!;

    private static string Written(object formatter)
    {
        using var writer = new StringWriter();
        Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [Chartlike, writer]));
        return writer.ToString();
    }
}
