using GenerativeModels.Plots;

namespace GenerativeModels.Tests.Plots;

public class ComparisonTableTests
{
    [Fact]
    public void It_keeps_the_order_and_escapes_what_it_shows()
    {
        var table = Plot.Table(
            "a < b",
            ["model", "nats"],
            [
                ["z", "2.0"],
                ["<a>", "1.0"],
            ]
        );
        Assert.Contains("<caption style=\"text-align:left;font-weight:600\">a &lt; b</caption>", table.Html);
        Assert.Contains("&lt;a&gt;</th>", table.Html);
        Assert.True(
            table.Html.IndexOf(">z<", StringComparison.Ordinal) < table.Html.IndexOf("&lt;a&gt;", StringComparison.Ordinal)
        );
        Assert.Equal("a < b\nmodel  nats\nz  2.0\n<a>  1.0", table.ToString());
    }

    [Theory]
    [InlineData("right", "0.05 ± 0.01", "≤ 85 nats/image", "8 of 8", "−1.2", "98 %", "1E-06", "—", "", "2026-11-22 08:33")]
    [InlineData("left", "exact", "1")]
    [InlineData("left", "04-05-vae")]
    [InlineData("left", "∫ p on a grid")]
    public void Numbers_stand_to_the_right_and_words_to_the_left(string side, params string[] cells)
    {
        var table = Plot.Table("t", ["row", "cell"], [.. cells.Select((cell, i) => (string[])[$"{i}", cell])]);
        Assert.Equal(cells.Length, table.Html.Split($"<td style=\"text-align:{side}").Length - 1);
        Assert.Contains($"text-align:{side}\">cell</th>", table.Html);
    }

    [Fact]
    public void Every_row_has_one_cell_a_column()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Plot.Table(
                "t",
                ["model", "nats"],
                [
                    ["z"],
                ]
            )
        );
        Assert.Contains("expected 2 cells a row, got 1", error.Message);
    }
}
