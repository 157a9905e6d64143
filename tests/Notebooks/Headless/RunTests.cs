using System.Globalization;
using System.Text.Json.Nodes;
using Notebooks.Format;

namespace Notebooks.Tests.Headless;

/// <summary>Runs that go well.</summary>
[Collection(RunCollection.Name)]
public sealed class RunTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Parameters_are_injected_by_their_types_and_recorded()
    {
        bench.Add(
            "tuned",
            RunBench.Parameters(
                "var steps = 100;\ndouble rate = 1;\nvar width = 0.5f;\nvar name = \"plain\";\nvar verbose = false;"
            ),
            new Cell("use", CellKind.Code, "$\"{(steps, rate, width, name, verbose)}\"")
        );
        var (exitCode, said) = await bench.Command([
            "run",
            "tuned",
            "--set",
            "steps=7",
            "--set",
            "rate=2",
            "--set",
            "width=0.25",
            "--set",
            "name=a \"b\"",
            "--set",
            "verbose=true",
        ]);
        Assert.True(exitCode == 0, said);
        Assert.Equal("(7, 2, 0.25, a \"b\", True)", bench.Outputs("tuned", 2)[0]!["data"]!["text/plain"]![0]!.ToString());
        Assert.Equal("injected-parameters", bench.Executed("tuned")["cells"]![1]!["metadata"]!["tags"]![0]!.ToString());
        Assert.Equal("7", bench.Run("tuned")["parameters"]!["steps"]!.ToString());
    }

    [Fact]
    public async Task A_notebook_that_reads_the_others_records_runs_when_they_are_done()
    {
        var last = bench.Add(
            "00-summary",
            "System.IO.File.Exists(Environment.GetEnvironmentVariable(\"NB_RECORDS\") + \"/slow.ipynb\")"
        );
        var text = JsonNode.Parse(File.ReadAllText(last))!;
        text["metadata"]!["run_after"] = "all";
        File.WriteAllText(last, text.ToJsonString());
        bench.Add("slow", "System.Threading.Thread.Sleep(3000);");
        var (exitCode, said) = await bench.Command("run", "--jobs", "2");
        Assert.True(exitCode == 0, said);
        Assert.Equal("True", bench.Outputs("00-summary", 0)[0]!["data"]!["text/plain"]![0]!.ToString());
    }

    [Fact]
    public async Task Names_patterns_and_paths_select()
    {
        foreach (var name in new[] { "01-one", "02-two", "03-three" })
            bench.Add(name, "1");
        var (exitCode, said) = await bench.Command("run", "01-one", "notebooks/02*");
        Assert.True(exitCode == 0, said);
        Assert.Equal(
            ["01-one.ipynb", "02-two.ipynb"],
            Directory.EnumerateFiles(Path.Combine(bench.Artifacts, "notebooks")).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task What_is_written_keeps_ids_and_metadata_and_records_the_run()
    {
        bench.Add(
            "kept",
            new Cell("title", CellKind.Markdown, "# Kept"),
            new Cell(
                "own-id",
                CellKind.Code,
                "Console.OpenStandardOutput().Write(\"native\\n\"u8);\nforeach (var name in new[] { \"NUM_THREADS\", \"WAIT_POLICY\" })\n    Console.WriteLine(Environment.GetEnvironmentVariable($\"OMP_{name}\"));"
            )
            {
                Metadata = new JsonObject { ["custom"] = new JsonObject { ["kept"] = true } },
            }
        );
        var (exitCode, said) = await bench.Command("run");
        Assert.True(exitCode == 0, said);
        // Seconds, and the kernel's peak of memory: .NET with a compiler takes some 100 MiB.
        Assert.Matches(@"kept +passed +1/1 +[\d.]+ +\d{2,3} ", said);
        var cell = bench.Executed("kept")["cells"]![1]!;
        Assert.Equal("own-id", cell["id"]!.ToString());
        Assert.True(cell["metadata"]!["custom"]!["kept"]!.GetValue<bool>());
        Assert.InRange(
            double.Parse(cell["metadata"]!["execution"]!["seconds"]!.GetValue<string>(), CultureInfo.InvariantCulture),
            0.001,
            60
        );
        Assert.Equal(1, cell["execution_count"]!.GetValue<int>());
        var lines = bench.Text("kept", 1).Split('\n');
        Assert.Contains("native", lines);
        Assert.Contains(Environment.GetEnvironmentVariable("OMP_NUM_THREADS") ?? $"{Environment.ProcessorCount}", lines);
        Assert.Contains(Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") ?? "PASSIVE", lines);
        Assert.InRange(bench.Run("kept")["seconds"]!.GetValue<double>(), 0.1, 60);
        Assert.Equal(Environment.Version.ToString(), bench.Run("kept")["versions"]!["dotnet"]!.ToString());
    }

    [Fact]
    public async Task A_cell_computes_what_a_program_on_this_machine_computes_and_our_own_output_is_the_same_everywhere()
    {
        bench.Add(
            "culture",
            RunBench.Parameters("double rate = 1;"),
            new Cell(
                "use",
                CellKind.Code,
                """
                using System.Globalization;
                Console.WriteLine(CultureInfo.CurrentCulture.Name);
                Console.WriteLine($"{rate} {1234.5.ToString("N1", CultureInfo.GetCultureInfo("en-US"))}");
                Console.WriteLine(string.Join(" ", new[] { "zoe", "Adam", "bob", "Älva" }.OrderBy(name => name)));
                Console.WriteLine("cafe\u0301".Normalize() == "café");
                Console.WriteLine(9.99m.ToString("C", new CultureInfo("en-US")) + " " + new DateTime(2024, 3, 1).ToString("D", new CultureInfo("fr-FR")));
                """
            ),
            new Cell("shown", CellKind.Code, "new[] { 1.5, 2.25 }"),
            new Cell(
                "claim",
                CellKind.Code,
                "\"{\\\"kind\\\": \\\"claim\\\", \\\"measured\\\": 0.5, \\\"twins\\\": [], \\\"holds\\\": true}\".DisplayAs(\"application/vnd.claim+json\");"
            )
        );
        var (exitCode, said) = await bench.Shell("LC_ALL=de_DE.UTF-8 $RUN --set rate=0.5 --timeout 600.5");
        Assert.True(exitCode == 0, said);
        Assert.Equal("de-DE\n0,5 1,234.5\nAdam Älva bob zoe\nTrue\n$9.99 vendredi 1 mars 2024\n", bench.Text("culture", 2));
        Assert.Equal("[ 1.5, 2.25 ]", bench.Outputs("culture", 3)[0]!["data"]!["text/plain"]![0]!.ToString());
        Assert.Matches(@"culture\s+passed\s+5/5\s+\d+\.\d ", said);
    }

    [Fact]
    public async Task Keep_going_runs_the_rest_and_still_fails()
    {
        bench.Add("goes-on", "throw new Exception(\"first\");", "Console.Write(\"reached\");");
        Assert.Equal(1, (await bench.Command("run", "--keep-going")).ExitCode);
        Assert.Equal("reached", bench.Text("goes-on", 1));
        Assert.Equal("cell 1: Exception: first", bench.Run("goes-on")["message"]!.ToString());
    }

    [Fact]
    public async Task A_notebook_that_takes_too_long_as_a_whole_is_stopped()
    {
        bench.Add("slow", "await Task.Delay(100);", "await Task.Delay(100_000);");
        Assert.Equal(3, (await bench.Command("run", "--timeout", "6")).ExitCode);
        Assert.Equal("cell 2: the notebook took longer than 6 s", bench.Run("slow")["message"]!.ToString());
    }

    [Fact]
    public async Task Scripts_and_dibs_run_too_and_claims_are_counted()
    {
        bench.AddText("script.csx", "Console.Write(\"script\");");
        bench.AddText(
            "poly.dib",
            """"
            #!markdown
            # A dib
            #!csharp
            void Claim(string json) => json.DisplayAs("application/vnd.claim+json");
            Claim("""{"claim": "of an earlier version", "holds": true}""");
            Claim("""{"kind": "claim", "twins": [{"name": "noise", "value": 1, "fails": true}], "holds": true}""");
            Claim("""{"kind": "identity", "twins": [], "holds": true}""");
            """"
        );
        var (exitCode, said) = await bench.Command("run", "script.csx", "poly.dib");
        Assert.True(exitCode == 0, said);
        Assert.Equal("script", bench.Text("script", 0));
        Assert.Contains("2 claims: 2 held, 0 failed; 1 with a twin, 1 without; 1 identities, 0 failed.", said);
        Assert.StartsWith("2 passed, 0 failed.", said.Split("1 identities, 0 failed.")[1].TrimStart());
    }

    [Fact]
    public async Task A_chart_that_a_cell_returns_is_drawn_without_the_network()
    {
        Directory.CreateSymbolicLink(Path.Combine(bench.Root, "lib"), Path.Combine(ProjectRoot.Path, "lib"));
        File.Copy(Path.Combine(ProjectRoot.Path, "notebooks", "setup.csx"), Path.Combine(bench.Notebooks, "setup.csx"));
        bench.Add(
            "chart",
            "#!import setup.csx",
            "Plotly.NET.CSharp.Chart.Line<double, double, string>(new[] { 1.0, 2 }, new[] { 1.0, 4 })"
        );
        var (exitCode, said) = await bench.Command("run", "--format", "ipynb");
        Assert.True(exitCode == 0, said);
        var data = bench.Outputs("chart", 1)[0]!["data"]!;
        Assert.Equal(4, (int)data["application/vnd.plotly.v1+json"]!["data"]![0]!["y"]![1]!.GetValue<double>());
        var html = string.Concat(((JsonArray)data["text/html"]!).Select(line => line!.ToString()));
        Assert.Contains("window.Plotly", html);
        Assert.DoesNotContain("cdn", html);
        Assert.DoesNotContain("require", html);
    }
}
