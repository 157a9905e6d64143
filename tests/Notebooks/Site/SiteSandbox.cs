using System.Text.Json.Nodes;
using Notebooks.Site;

namespace Notebooks.Tests.Site;

/// <summary>A project folder with stand-ins for plotly.js and KaTeX, executed notebooks, and the site built from them.</summary>
internal sealed class SiteSandbox : IDisposable
{
    private readonly List<string> notebooks = [];

    public SiteSandbox()
    {
        Root = Directory.CreateTempSubdirectory("site-tests-").FullName;
        Asset("plotly.js-dist-min/plotly.min.js", "window.Plotly = {};");
        Asset("katex/dist/katex.min.js", "window.katex = {};");
        Asset("katex/dist/katex.min.css", "");
        Asset("katex/dist/fonts/KaTeX_Main-Regular.woff2", "font");
        Directory.CreateDirectory(Path.Combine(Root, "notebooks"));
        Directory.CreateDirectory(Path.Combine(Root, "executed"));
    }

    public string Root { get; }

    public string Output => Path.Combine(Root, "site");

    public string Add(string name, params IEnumerable<JsonObject> cells) => Add(name, "passed", "", cells);

    public string Add(string name, string status, string message, params IEnumerable<JsonObject> cells)
    {
        var run = JsonNode.Parse(
            """
            {"started": "2026-01-05T19:30:00+09:00", "seconds": 12.5, "machine": "test bench",
             "versions": {".NET": "10.0.4"}, "parameters": {"steps": 100}}
            """
        )!;
        (run["status"], run["message"]) = (status, message);
        var notebook = JsonNode.Parse("""{"metadata": {}, "nbformat": 4, "nbformat_minor": 5}""")!;
        notebook["metadata"]!["run"] = run;
        notebook["cells"] = new JsonArray([.. cells]);
        return AddText(name, notebook.ToJsonString());
    }

    public string AddText(string name, string content)
    {
        var path = Path.Combine(Root, "executed", name + ".ipynb");
        File.WriteAllText(path, content);
        notebooks.Add(path);
        return path;
    }

    /// <summary>Builds the site; <paramref name="projectRoot"/> has plotly.js and KaTeX, the stand-ins where none is given.</summary>
    public SiteReport Build(string? projectRoot = null) => SiteBuilder.Build(notebooks, Output, projectRoot ?? Root);

    public string Page(string name) => File.ReadAllText(Path.Combine(Output, name));

    public static JsonObject Markdown(string source) =>
        new()
        {
            ["cell_type"] = "markdown",
            ["metadata"] = new JsonObject(),
            ["source"] = source,
        };

    public static JsonObject Code(string source, params IEnumerable<JsonObject> outputs) =>
        new()
        {
            ["cell_type"] = "code",
            ["metadata"] = new JsonObject { ["execution"] = new JsonObject { ["seconds"] = "1.500" } },
            ["source"] = new JsonArray([
                .. source.Split('\n').Select((line, i) => (JsonNode)(i == source.Count(c => c == '\n') ? line : line + "\n")),
            ]),
            ["outputs"] = new JsonArray([.. outputs]),
        };

    public static JsonObject Shown(params IEnumerable<(string Mime, JsonNode Data)> bundle) =>
        new()
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject(bundle.Select(entry => KeyValuePair.Create(entry.Mime, (JsonNode?)entry.Data))),
        };

    public static JsonObject Figure(string layout) =>
        Shown(
            (
                "application/vnd.plotly.v1+json",
                JsonNode.Parse($$"""{"data":[{"y":[1,2]}],"frames":[],"config":{},"layout":{{layout}} }""")!
            ),
            ("text/html", "<div>figure as html</div>")
        );

    public static JsonObject Claim(string text, double measured, bool holds)
    {
        var claim = JsonNode.Parse("""{"relation": "<=", "bound": 0.05, "unit": "nats"}""")!;
        (claim["claim"], claim["measured"], claim["holds"]) = (text, measured, holds);
        return Shown(("application/vnd.claim+json", claim));
    }

    public static JsonObject Stream(string name, string text) =>
        new()
        {
            ["output_type"] = "stream",
            ["name"] = name,
            ["text"] = text,
        };

    /// <summary>A claim beside a twin that fails and one that passes, or an identity.</summary>
    public static JsonObject Claim(string text, string kind, params (string Name, double Value, bool Fails)[] twins)
    {
        var shown = Claim(text, 0.01, twins.All(twin => twin.Fails));
        var claim = shown["data"]!["application/vnd.claim+json"]!;
        claim["kind"] = kind;
        claim["theory"] = 0.0123;
        claim["twins"] = new JsonArray([
            .. twins.Select(twin => new JsonObject
            {
                ["name"] = twin.Name,
                ["value"] = twin.Value,
                ["fails"] = twin.Fails,
            }),
        ]);
        return shown;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Asset(string path, string content)
    {
        var file = Path.Combine(Root, "data", "node_modules", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
