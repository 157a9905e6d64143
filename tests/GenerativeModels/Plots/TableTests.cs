namespace GenerativeModels.Tests.Plots;

public sealed class TableTests
{
    private static readonly Result[] Rows =
    [
        new("VAE", 95.1, 0.4),
        new("floor <p>", 78, Kind: ResultKind.Floor),
        new("bound", 96, Kind: ResultKind.Bound),
    ];

    [Fact]
    public void A_table_keeps_its_order_and_escapes_what_it_shows()
    {
        string[][] rows =
        [
            ["z", "2.0"],
            ["<a>", "1.0"],
        ];
        var table = Plot.Table("a < b", ["model", "nats"], rows);
        Assert.Contains("<caption style=\"text-align:left;font-weight:600\">a &lt; b</caption>", table.Html);
        Assert.Contains("&lt;a&gt;</th>", table.Html);
        Assert.Matches("(?s)>z<.*&lt;a&gt;", table.Html);
        Assert.Equal("a < b\nmodel  nats\nz  2.0\n<a>  1.0", table.ToString());
    }

    [Theory]
    [InlineData("right", "0.05 ± 0.01", "≤ 85 nats/image", "8 of 8", "−1.2", "98 %", "1E-06")]
    [InlineData("right", "—", "", "NaN", "-∞", "2026-11-22 08:33")]
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
    public void Results_are_sorted_named_rounded_and_recorded()
    {
        Assert.Equal(
            "Digits\nmodel  nats/image  kind\nfloor <p>  78.00  floor\nVAE  95.10 ± 0.40  measured\nbound  96.00  bound",
            Plot.Results("Digits", "nats/image", Rows).ToString()
        );
        Assert.StartsWith("t\nmodel  %  kind\nbound", Plot.Results("t", "%", Rows, lowerIsBetter: false).ToString());
        Assert.Equal(
            "t\nmodel  nats  kind\na  0.1235  measured\nb  86.54  measured",
            Plot.Results("t", "nats", [new("b", 86.5363), new("a", 0.12345)]).ToString()
        );
        Assert.Equal(
            """{"title":"t","columns":["model","nats","kind","note"],"rows":[["a","2.00 \u00B1 0.50","measured","x"]]}""",
            Plot.Results("t", "nats", [new("a", 2, 0.5, Note: "x")]).Json
        );
    }

    [Theory, InlineData(true), InlineData(false)]
    public void What_is_not_a_number_is_never_the_best(bool lowerIsBetter) =>
        Assert.EndsWith(
            "diverged  NaN  measured",
            Plot.Results("t", "nats", [.. Rows, new("diverged", double.NaN)], lowerIsBetter).ToString()
        );

    [Fact]
    public void Html_has_headers_and_escapes_names()
    {
        var html = Plot.Results("Digits", "nats/image", Rows).Html;
        Assert.Contains("floor &lt;p&gt;", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split("scope=\"col\"").Length - 1);
        var noted = Plot.Results("Digits", "nats/image", [.. Rows, new("flow", 90, Note: "5 seeds")]).Html;
        Assert.Equal(4, noted.Split("scope=\"col\"").Length - 1);
        Assert.Equal(3, html.Split("scope=\"row\"").Length - 1);
    }
}
