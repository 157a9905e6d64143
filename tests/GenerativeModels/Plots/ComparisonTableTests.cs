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
