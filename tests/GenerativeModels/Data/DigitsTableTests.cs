namespace GenerativeModels.Tests.Data;

public class DigitsTableTests
{
    private static readonly DigitsRow Row = new(
        "VAE",
        "04-05-vae",
        LikelihoodKind.ImportanceWeighted,
        "k = 1024",
        193_696,
        DigitsTable.Command,
        new DateOnly(2026, 1, 5),
        [new(1, 90, 87, 20), new(2, 92, 86, 30), new(3, 91, 88, 25)]
    );

    [Fact]
    public void A_written_table_reads_as_it_was()
    {
        var table = DigitsTable.Parse(new DigitsTable([Row, Row with { Model = "another", Note = "" }]).ToJson());
        Assert.Equal(["VAE", "another"], table.Rows.Select(row => row.Model));
        Assert.Equal(Row with { Runs = [] }, table.Rows[0] with { Runs = [] });
        Assert.Equal(Row.Runs, table.Rows[0].Runs);
    }

    [Fact]
    public void Deviations_are_those_of_a_sample()
    {
        Assert.Equal(new Spread(91, 1), Row.Validation());
        Assert.Equal(new Spread(87, 1), Row.Test());
        Assert.Equal(new Spread(25, 5), Row.Seconds());
        Assert.True(double.IsNaN(Spread.Of([3.0]).Deviation));
    }

    [Fact]
    public void A_line_takes_the_old_ones_place_and_none_stands_twice()
    {
        var other = Row with { Model = "another" };
        var table = new DigitsTable([Row]).With(other).With(Row with { Parameters = 7 });
        Assert.Equal([("VAE", 7L), ("another", 193_696L)], table.Rows.Select(row => (row.Model, row.Parameters)));
        Assert.Throws<DataFileException>(() => DigitsTable.Parse(new DigitsTable([Row, Row]).ToJson()));
        Assert.Throws<DataFileException>(() => DigitsTable.Parse(new DigitsTable([]).ToJson()));
    }

    [Fact]
    public void What_knows_nothing_pays_the_logarithm_of_the_levels() => Assert.Equal(181.33, DigitsRow.Uniform, 0.01);

    public static TheoryData<string, string, string> Faults =>
        new()
        {
            { "\"validation\": 90", "\"validation\": -90", "VAE, seed 1: expected 0" },
            { "\"test\": 86", "\"test\": 8600", "VAE, seed 2: expected 0" },
            { "\"seed\": 3", "\"seed\": 1", "VAE: expected runs of different seeds" },
            { "\"seconds\": 20", "\"seconds\": -1", "VAE, seed 1: expected seconds" },
            { "\"parameters\": 193696", "\"parameters\": -1", "VAE: expected parameters" },
            { "\"model\": \"VAE\"", "\"model\": \"\"", "expected a model's name" },
            { "\"kind\": \"ImportanceWeighted\"", "\"kind\": \"guessed\"", "expected a table of results" },
            { "\"note\"", "\"remark\"", "expected a table of results" },
            { "\"rows\"", "\"rows\": null, \"more\"", "expected a table of results" },
        };

    [Theory, MemberData(nameof(Faults))]
    public void What_cannot_be_is_named(string was, string becomes, string message)
    {
        var json = new DigitsTable([Row]).ToJson();
        Assert.Contains(was, json);
        var error = Assert.Throws<DataFileException>(() =>
            DigitsTable.Parse(json.Replace(was, becomes, StringComparison.Ordinal))
        );
        Assert.Contains(message, error.Message);
        Assert.Contains(DigitsTable.Command, error.Message);
    }
}
