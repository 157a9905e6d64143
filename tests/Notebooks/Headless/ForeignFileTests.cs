using System.Globalization;
using Notebooks.Format;
using Notebooks.Headless;

namespace Notebooks.Tests.Headless;

/// <summary>Files of other tools and other kernels, and files that are broken: none is another's misfortune.</summary>
[Collection(RunCollection.Name)]
public sealed class ForeignFileTests : IDisposable
{
    private const string Twice =
        """{"cells": [{"cell_type": "code", "id": "a", "metadata": {"x": 1, "x": 2}, "execution_count": null, "outputs": [], "source": "1 + 1", "source": "2 + 2"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5, "nbformat_minor": 5}""";
    private const string Python =
        """{"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": "import os"}], "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}, "nbformat": 4, "nbformat_minor": 5}""";
    private const string Clash =
        """{"cells": [{"cell_type": "code", "id": "cell-2", "metadata": {}, "execution_count": null, "outputs": [], "source": "1 + 1"}, {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [], "source": "2 + 2"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_key_twice_counts_as_in_Jupyter_and_other_kernels_and_broken_files_stop_nobody()
    {
        bench.Add("good", "Console.Write(\"ran\");");
        bench.AddText("twice.ipynb", Twice);
        bench.AddText("python.ipynb", Python);
        bench.AddText("surrogate.ipynb", Twice.Replace("1 + 1", "\\ud800"));
        bench.AddText("output.ipynb", Clash.Replace("\"outputs\": []", "\"outputs\": [7]"));
        bench.AddText("script.csx", "#!/usr/bin/env dotnet-script\nConsole.Write(\"hi\");");
        var (exitCode, said) = await bench.Command("run", "*");
        Assert.True(exitCode == 1, said);
        Assert.Equal("ran", bench.Text("good", 0));
        Assert.Equal("hi", bench.Text("script", 0));
        Assert.Equal("4", bench.Outputs("twice", 0)[0]!["data"]!["text/plain"]![0]!.ToString());
        Assert.Matches(@"python: refused after .*is for the kernel python3", said);
        Assert.Matches(@"surrogate: failed after .*cells: 1: source:", said);
        Assert.Matches(@"output: failed after .*cell 1 has an output that is no object", said);

        var (checkedCode, faults) = await bench.Command("check");
        Assert.Equal(1, checkedCode);
        Assert.Contains("twice.ipynb: has a key twice", faults);
        Assert.Contains("python.ipynb: has the kernelspec python3", faults);
        Assert.Contains("surrogate.ipynb: is no notebook", faults);

        File.Copy(
            Path.Combine(bench.Notebooks, "surrogate.ipynb"),
            Path.Combine(bench.Artifacts, "notebooks", "surrogate.ipynb"),
            overwrite: true
        );
        var (siteCode, site) = await bench.Command("site");
        Assert.True(siteCode == 0, site);
        Assert.Contains("left out: surrogate.ipynb", site);
        Assert.True(File.Exists(Path.Combine(bench.Artifacts, "site", "good.html")));
    }

    [Fact]
    public async Task A_notebook_for_another_kernel_alone_is_refused()
    {
        bench.AddText("python.ipynb", Python);
        var (exitCode, said) = await bench.Command("run");
        Assert.Equal(64, exitCode);
        Assert.Contains("is for the kernel python3", said);
    }

    [Theory]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}}""", null)]
    [InlineData("""{"kernelspec": {"name": "csharp"}}""", null)]
    [InlineData(
        """{"language_info": {"name": "polyglot-notebook"}, "kernelspec": {"name": "x", "language": "polyglot-notebook"}}""",
        null
    )]
    [InlineData("""{}""", null)]
    [InlineData("""{"kernelspec": {"name": ".net-fsharp", "language": "F#"}}""", ".net-fsharp")]
    [InlineData("""{"kernelspec": {"name": "ir"}}""", "ir")]
    [InlineData("""{"language_info": {"name": "julia"}}""", "julia")]
    public void The_kernel_is_known_by_its_name_or_its_language(string metadata, string? other) =>
        Assert.Equal(
            other,
            Read(Python[..(Python.IndexOf("\"metadata\": {\"kernelspec") + 12)] + metadata + """, "nbformat": 4}""").OtherKernel
        );

    [Fact]
    public void A_cells_own_language_goes_before_whoever_saved_the_notebook_last()
    {
        var saved = Clash.Replace(
            "\"metadata\": {}, \"nbformat\"",
            "\"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"nbformat\""
        );
        Assert.Equal("python", Read(saved).OtherKernel);
        Assert.Null(
            Read(
                saved.Replace(
                    "\"id\": \"cell-2\", \"metadata\": {}",
                    "\"metadata\": {\"dotnet_interactive\": {\"language\": \"csharp\"}}"
                )
            ).OtherKernel
        );
    }

    [Fact]
    public void A_generated_id_never_meets_a_given_one()
    {
        var ids = Read(Clash).Cells.Select(cell => cell.Id).ToArray();
        Assert.Equal("cell-2", ids[0]);
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task An_injected_cell_runs_unless_new_values_replace_it()
    {
        bench.Add(
            "again",
            RunBench.Parameters("var seed = 1; var rate = 0.1;"),
            new Cell("injected", CellKind.Code, "// Parameters\nvar seed = 7;\nrate = 0.5;")
            {
                Metadata = new() { ["tags"] = new System.Text.Json.Nodes.JsonArray("injected-parameters") },
            },
            new Cell("use", CellKind.Code, "Console.Write($\"seed {seed} rate {rate:0.0}\");")
        );
        Assert.Equal(0, (await bench.Command("run")).ExitCode);
        Assert.Equal("seed 7 rate 0.5", bench.Text("again", 2));
        Assert.Equal(0, (await bench.Command("run", "--set", "seed=9")).ExitCode);
        Assert.Equal("seed 9 rate 0.1", bench.Text("again", 2));
    }

    [Theory]
    [InlineData("rate=0,5", "expected a value of type double, with a decimal point")]
    [InlineData("m=1,5", "expected a value of type decimal, with a decimal point")]
    [InlineData("f=1,000.5", "expected a value of type float, with a decimal point")]
    [InlineData("rate=NaN", "expected a value of type double")]
    [InlineData("steps=1,000", "expected a value of type int")]
    [InlineData("steps= 7", "expected a value of type int")]
    [InlineData("u=-1", "expected a value of type uint")]
    [InlineData("by=256", "expected a value of type byte")]
    [InlineData("K=5", "there is no parameter K")]
    public void A_number_that_is_none_is_refused(string pair, string told)
    {
        var (name, value) = (pair.Split('=')[0], pair.Split('=')[1]);
        var thrown = Assert.Throws<ArgumentException>(() => Inject(name, value));
        Assert.Contains(told, thrown.Message);
    }

    [Theory]
    [InlineData("rate", "1e-3", "rate = 0.001d;")]
    [InlineData("m", "-1.50", "m = -1.50m;")]
    [InlineData("maybe", "null", "maybe = null;")]
    [InlineData("big", "3000000000", "big = 3000000000;")]
    [InlineData("by", "255", "by = 255;")]
    public void A_number_is_read_alike_in_every_culture(string name, string value, string assigned)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NegativeSign = "−";
            CultureInfo.CurrentCulture = german;
            Assert.EndsWith(assigned, Inject(name, value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("--timeout", "0,5")]
    [InlineData("--cell-timeout", "1,000")]
    [InlineData("--jobs", "1,0")]
    [InlineData("--jobs", "0")]
    [InlineData("--shard", "1/2,0")]
    public async Task An_options_number_is_strict(string option, string value)
    {
        bench.Add("only", "1");
        var (exitCode, said) = await bench.Command("run", option, value);
        Assert.Equal(64, exitCode);
        Assert.Contains($"{option} expects", said);
        Assert.Contains($"got {value}", said);
    }

    private static string Inject(string name, string value)
    {
        var notebook = new Notebook
        {
            Cells =
            {
                RunBench.Parameters(
                    "var steps = 10; double rate = 0.1; long big = 1; float f = 0.5f; decimal m = 1.5m; int? maybe = 3; uint u = 3; byte by = 1; const int K = 4; var rate2 = 1.0; var rate2 = 2.0;"
                ),
            },
        };
        ParameterInjection.Apply(notebook, new Dictionary<string, string> { [name] = value });
        return notebook.Cells[1].Source;
    }

    private Notebook Read(string text) => Notebook.Read(bench.AddText("read.ipynb", text));
}
