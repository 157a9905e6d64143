using GenerativeModels.Plots;

namespace GenerativeModels.Tests.Plots;

public sealed class ResultTableTests
{
    private static readonly Result[] Rows =
    [
        new("VAE", 95.1, 0.4),
        new("floor <p>", 78, Kind: ResultKind.Floor),
        new("bound", 96, Kind: ResultKind.Bound),
    ];

    [Fact]
    public void The_best_comes_first_and_floors_and_bounds_say_so() =>
        Assert.Equal(
            "Digits (nats/image): floor <p> 78.00 (floor); VAE 95.10 ± 0.40; bound 96.00 (bound)",
            Plot.Results("Digits", "nats/image", Rows).ToString()
        );

    [Fact]
    public void Where_more_is_better_the_largest_comes_first() =>
        Assert.StartsWith(
            "t (%): bound",
            Plot.Results("t", "%", Rows, lowerIsBetter: false).ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Small_numbers_keep_their_digits() =>
        Assert.Equal("t (nats): a 0.1235; b 86.54", Plot.Results("t", "nats", [new("b", 86.5363), new("a", 0.12345)]).ToString());

    [Fact]
    public void The_record_has_the_cells_as_shown() =>
        Assert.Equal(
            """{"title":"t","columns":["model","nats","kind","note"],"rows":[["a","2.00 \u00B1 0.50","measured","x"]]}""",
            Plot.Results("t", "nats", [new("a", 2, 0.5, Note: "x")]).Json
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
