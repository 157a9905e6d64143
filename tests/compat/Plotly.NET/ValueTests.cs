using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace PlotlyTests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("#D55E00")]
    [InlineData("0xD55E00")]
    [InlineData("D55E00")]
    public void Hexadecimal_colours_become_rgba(string text) => Assert.Equal("rgba(213, 94, 0, 1.0)", Color.fromHex(text).Value);

    [Theory]
    [InlineData("#D55E0")]
    [InlineData("#GGGGGG")]
    [InlineData("")]
    public void Other_texts_are_no_colours(string text) => Assert.Throws<ArgumentException>(() => Color.fromHex(text));

    [Fact]
    public void Components_of_colours_are_bytes() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Color.fromARGB(0, 256, 0, 0));

    [Fact]
    public void Colours_are_equal_by_value()
    {
        Assert.Equal(Color.fromRGB(1, 2, 3), Color.fromHex("#010203"));
        Assert.NotEqual(Color.fromRGB(1, 2, 3), Color.fromRGB(1, 2, 4));
    }

    [Fact]
    public void Words_of_plotly_are_written_as_it_knows_them()
    {
        Assert.Equal("lines+markers", StyleParam.Mode.Lines_Markers.Convert());
        Assert.Equal(true, StyleParam.Mirror.True.Convert());
        Assert.Equal("x", StyleParam.LinearAxisId.NewX(1).ToString());
        Assert.Equal("yaxis3", StyleParam.SubPlotId.NewYAxis(3).ToString());
        Assert.Equal("5px,2px", StyleParam.DrawingStyle.NewUser([5, 2]).ToString());
        Assert.Equal("\\", StyleParam.PatternShape.DiagonalAscending.ToString());
    }

    [Fact]
    public void A_script_cannot_be_ended_by_a_text()
    {
        var chart = Plotly.NET.CSharp.Chart.Line<double, double, string>([0.0], [0.0], Name: "</script><b>");
        Assert.DoesNotContain("</script><b>", GenericChart.toChartHTML(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_was_given_is_written() =>
        Assert.Equal(
            """{"rows":2,"pattern":"coupled"}""",
            FigureText.Of(LayoutGrid.init(Rows: 2, Pattern: StyleParam.LayoutGridPattern.Coupled))
        );
}
