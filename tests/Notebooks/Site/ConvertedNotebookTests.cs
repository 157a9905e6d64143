using System.Diagnostics;
using System.Text.Json.Nodes;
using Notebooks.Tests.Headless;

namespace Notebooks.Tests.Site;

/// <summary>Executed notebooks as Debian's nbconvert turns them into html: the figures draw there too.</summary>
[Trait("Category", "Browser")]
[Collection(nameof(Alone))]
public sealed class ConvertedNotebookTests(BrowserSite site) : IClassFixture<BrowserSite>, IDisposable
{
    private const string Converter = "/usr/bin/jupyter-nbconvert";

    // nbconvert's pages load RequireJS, which is not there without a network: its loader is all that plotly.js meets of it.
    private const string Loader =
        "window.define = () => { throw new Error('a loader took plotly.js'); }; window.define.amd = {};";

    private const string Drawn = """
        () => [...document.querySelectorAll("[id^=figure-]")].map((f) => (f.querySelectorAll(".main-svg path, .main-svg image").length ? "drawn" : f.id))
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("converted-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Figures_of_converted_notebooks_draw_without_a_network()
    {
        Assert.SkipUnless(File.Exists(Converter), $"{Converter} is missing: apt-get install jupyter-nbconvert");
        var executed = Path.Combine(ProjectRoot.Path, "artifacts", "notebooks");
        Assert.SkipUnless(Directory.Exists(executed), "no executed notebooks in artifacts/notebooks: ./nb run writes them");
        // The shortest few: conversion copies plotly.js into each.
        foreach (var notebook in new DirectoryInfo(executed).GetFiles("*.ipynb").OrderBy(file => file.Length).Take(2))
        {
            var page = await ConvertAsync(notebook.FullName);
            await using var opened = await site.OpenAsync(page, firstScript: Loader);
            await opened.Page.WaitForFunctionAsync("() => document.querySelectorAll('[id^=figure-] .main-svg').length > 0");
            var figures = await opened.Page.EvaluateAsync<string[]>(Drawn);
            Assert.Equal(Figures(notebook.FullName), figures.Length);
            Assert.All(figures, figure => Assert.Equal("drawn", figure));
        }
    }

    private static int Figures(string notebook) =>
        JsonNode.Parse(File.ReadAllText(notebook))!["cells"]!
            .AsArray()
            .SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
            .Count(output => output!["data"]?["application/vnd.plotly.v1+json"] is not null);

    private async Task<string> ConvertAsync(string notebook)
    {
        string[] arguments = ["--to", "html", "--output-dir", folder, notebook];
        var start = new ProcessStartInfo(Converter, arguments);
        // Debian's Python, whatever else comes first on the path.
        start.Environment["PATH"] = $"/usr/bin:{start.Environment["PATH"]}";
        var (exitCode, said) = await start.End();
        Assert.True(exitCode == 0, said);
        return Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(notebook), ".html"));
    }
}
