using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenerativeModels.Tests.Records;

public sealed class RunRecordsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("records-").FullName;

    public RunRecordsTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "notebooks"));
        Directory.CreateDirectory(Path.Combine(root, "executed"));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Claims_and_tables_are_read_with_the_section_they_stand_in()
    {
        Write("notebooks", "a", "1 + 1", null);
        Write("executed", "a", "1 + 1", "2026-01-02T03:04:05Z");
        var record = Read().Single();
        Assert.Equal(
            ("a", "First", RecordState.Earlier, "passed", 4.5),
            (record.Name, record.Title, record.State, record.Status, record.Seconds)
        );
        var claim = record.Claims[0];
        Assert.Equal(
            new RecordedClaim("a", "Second", "error is small", 0.01, "≤ 0.05 nats", "nats", true),
            claim with
            {
                Twins = [],
            }
        );
        Assert.True(double.IsNaN(record.Claims[1].Measured));
        Assert.Equal(("1 ± 0.5", false), (record.Claims[1].Bound, record.Claims[1].Holds));
        var table = record.Tables.Single();
        Assert.Equal("models", table.Title);
        Assert.Equal(["x", "y"], table.Column("model"));
        Assert.Equal(("y", null, null), (table.Cell("y", "model"), table.Cell("z", "model"), table.Cell("y", "seconds")));
        Throws<ArgumentException>("got seconds", () => table.Column("seconds"));
    }

    [Fact]
    public void Twins_theory_and_identities_are_read()
    {
        Write("notebooks", "a", "1 + 1", null);
        Write("executed", "a", "1 + 1", "2026-01-02T03:04:05Z");
        var record = Read().Single();
        Assert.Equal([0, 0, 2], record.Claims.Select(claim => claim.Twins.Count)); // two of earlier versions
        Assert.Equal(
            [new RecordedTwin("a clock", 0.7, true), new("noise", double.PositiveInfinity, true)],
            record.Claims[2].Twins
        );
        Assert.Equal((0.02, null), (record.Claims[2].Theory, record.Claims[0].Theory));
        Assert.Equal(("Second", 1e-9, true), record.Identities.Select(c => (c.Section, c.Measured, c.Holds)).Single());
    }

    [Fact]
    public void A_record_says_whether_it_is_of_this_run_and_of_this_notebook()
    {
        Write("notebooks", "a", "1 + 1", null);
        Assert.Equal(RecordState.Missing, Read().Single().State);
        Write("executed", "a", "1 + 1", "2026-01-02T03:04:05Z");
        var began = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Assert.Equal(RecordState.Current, Read(began).Single().State);
        Assert.Equal(RecordState.Earlier, Read(began.AddSeconds(1)).Single().State);
        Write("notebooks", "a", "1 + 2", null);
        Assert.Equal(RecordState.Outdated, Read(began).Single().State);
    }

    [Fact]
    public void Parameters_of_a_run_do_not_make_it_outdated_and_half_a_file_is_missing()
    {
        Write("notebooks", "a", "1 + 1", null);
        Write("executed", "a", "1 + 1", "2026-01-02T03:04:05Z", injected: true);
        Assert.Equal(RecordState.Earlier, Read().Single().State);
        File.WriteAllText(Path.Combine(root, "executed", "a.ipynb"), "{\"cells\": [");
        Assert.Equal(RecordState.Missing, Read().Single().State);
    }

    private IReadOnlyList<NotebookRecord> Read(DateTimeOffset? since = null) =>
        RunRecords.Read(Path.Combine(root, "notebooks"), Path.Combine(root, "executed"), since);

    private void Write(string folder, string name, string code, string? started, bool injected = false)
    {
        object Text(string text) => new { cell_type = "markdown", source = new[] { text } };
        object Code(string source, object[] outputs, params string[] tags) =>
            new
            {
                cell_type = "code",
                metadata = new { tags },
                source = new[] { source },
                outputs,
            };
        object Data(string type, object value) =>
            new { output_type = "display_data", data = new Dictionary<string, object> { [type] = value } };
        object Read(string type, string json) => Data($"application/vnd.{type}+json", JsonNode.Parse(json)!);
        object Shown(Claim claim)
        {
            var json = new ClaimFormatters().CreateTypeFormatters().OfType<MimeFormatter<Claim>>();
            using var writer = new StringWriter();
            json.Single(formatter => formatter.MimeType == "application/vnd.claim+json").Format(claim, writer);
            return Data("application/vnd.claim+json", JsonNode.Parse(writer.ToString())!);
        }
        object[] outputs =
        [
            Read(
                "claim",
                """{"claim":"error is small","measured":0.01,"relation":"<=","bound":0.050000123,"unit":"nats","holds":true}"""
            ),
            Read(
                "claim",
                """{"claim":"error is small","measured":null,"relation":"within","bound":"1 ± 0.5","unit":"","holds":false}"""
            ),
            Shown(
                new Claim("error is small", 0.01, Bound.AtMost(0.05))
                {
                    Twins = [("a clock", 0.7), ("noise", double.PositiveInfinity)],
                    Theory = 0.02,
                }
            ),
            Shown(new Claim("both agree", 1e-9, Bound.AtMost(1e-6)) { IsIdentity = true }),
            Read("table", """{"title":"models","columns":["model","nats"],"rows":[["x","1"],["y","2"]]}"""),
        ];
        object[] parameters = injected ? [Code("seed = 2;", [], "injected-parameters")] : [];
        var notebook = new
        {
            cells = (object[])
                [Text("# First\ntext"), .. parameters, Text("## Second"), Code(code, started is null ? [] : outputs)],
            metadata = started is null
                ? new Dictionary<string, object>()
                : new()
                {
                    ["run"] = new
                    {
                        started,
                        seconds = 4.5,
                        status = "passed",
                    },
                },
        };
        File.WriteAllText(Path.Combine(root, folder, name + ".ipynb"), JsonSerializer.Serialize(notebook));
    }
}
