using System.Reflection;
using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace PlotlyTests;

public sealed class PageTests
{
    private static readonly GenericChart Line = Chart.Line<double, double, string>([0.0, 1.0], [2.0, 3.0], Name: "a");

    [Fact]
    public void A_saved_page_draws_without_a_network()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html");
        try
        {
            Line.SaveHtml(path);
            var page = File.ReadAllText(path);
            Assert.Contains("Plotly.newPlot", page, StringComparison.Ordinal);
            Assert.Contains("plotly.js v2.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("src=", page[..page.IndexOf("<script>", StringComparison.Ordinal)], StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_notebook_finds_formatters_by_name()
    {
        var attribute = typeof(GenericChart)
            .GetCustomAttributes()
            .Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var method = source.GetMethod("CreateTypeFormatters")!;
        var formatters = ((IEnumerable<object>)method.Invoke(Activator.CreateInstance(source), [])!).ToDictionary(
            MimeType,
            Write
        );
        Assert.Equal(["text/html", "application/vnd.plotly.v1+json", "text/plain"], formatters.Keys);
        Assert.Equal("a", (string?)JsonNode.Parse(formatters["application/vnd.plotly.v1+json"])!["data"]![0]!["name"]);
        Assert.Contains("Plotly.newPlot", formatters["text/html"], StringComparison.Ordinal);
        Assert.DoesNotContain("require", formatters["text/html"], StringComparison.Ordinal);
    }

    private static string MimeType(object formatter) => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!;

    private static string Write(object formatter)
    {
        using var writer = new StringWriter();
        Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [Line, writer]));
        return writer.ToString();
    }
}
