using System.Diagnostics;
using System.Text.Json.Nodes;
using Notebooks.Format;

namespace Notebooks.Tests.Headless;

/// <summary>A folder of notebooks, the command line run over them, and what it wrote.</summary>
public sealed class RunBench : IDisposable
{
    public RunBench()
    {
        Root = Directory.CreateTempSubdirectory("run-tests-").FullName;
        Directory.CreateDirectory(Notebooks);
        Asset("plotly.js-dist-min/plotly.min.js");
        Asset("katex/dist/katex.min.js");
        Asset("katex/dist/katex.min.css");
        Asset("katex/dist/fonts/KaTeX_Main-Regular.woff2");
    }

    public string Root { get; }

    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Artifacts => Path.Combine(Root, "artifacts");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes a notebook of code cells.</summary>
    public string Add(string name, params string[] cells) =>
        Add(name, [.. cells.Select((code, i) => new Cell($"cell-{i + 1}", CellKind.Code, code))]);

    public string Add(string name, params Cell[] cells)
    {
        var path = Path.Combine(Notebooks, name + ".ipynb");
        IpynbWriter.Write(new Notebook { Metadata = Notebook.CSharpMetadata(), Cells = [.. cells] }, path);
        return path;
    }

    public string AddText(string name, string text)
    {
        var path = Path.Combine(Notebooks, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A cell tagged <c>parameters</c>.</summary>
    public static Cell Parameters(string code) =>
        new("parameters", CellKind.Code, code) { Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } };

    /// <summary>The executed notebook as it was written.</summary>
    public JsonObject Executed(string name) =>
        (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Artifacts, "notebooks", name + ".ipynb")))!;

    public JsonNode Run(string name) => Executed(name)["metadata"]!["run"]!;

    /// <summary>All outputs of a cell, numbered from 0.</summary>
    public JsonArray Outputs(string name, int cell) => (JsonArray)Executed(name)["cells"]![cell]!["outputs"]!;

    public string Text(string name, int cell) =>
        string.Concat(
            Outputs(name, cell)
                .Where(output => output!["output_type"]!.ToString() == "stream")
                .SelectMany(output => ((JsonArray)output!["text"]!).Select(line => line!.ToString()))
        );

    /// <summary>Starts the command line.</summary>
    public Process Start(params string[] arguments) => Process.Start(CommandLine(arguments))!;

    /// <summary>Runs the command line to its end; its exit code and all it said.</summary>
    public Task<(int ExitCode, string Said)> Command(params string[] arguments) => CommandLine(arguments).End();

    /// <summary>Runs a shell's command, in which $RUN stands for the command <c>run</c>, to its end.</summary>
    public Task<(int ExitCode, string Said)> Shell(string command)
    {
        var start = StartInfo("bash", ["-c", command]);
        start.Environment["RUN"] = $"dotnet {typeof(Notebook).Assembly.Location} run";
        return start.End();
    }

    // A shell's background jobs, and what they start, ignore SIGINT; the runner under test must not inherit that.
    private ProcessStartInfo CommandLine(string[] arguments) =>
        StartInfo("env", ["--default-signal=INT", "dotnet", typeof(Notebook).Assembly.Location, .. arguments]);

    private ProcessStartInfo StartInfo(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        start.Environment["GENERATIVE_MODELS_ROOT"] = Root;
        return start;
    }

    private void Asset(string name)
    {
        var path = Path.Combine(Root, "data", "node_modules", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
    }
}
