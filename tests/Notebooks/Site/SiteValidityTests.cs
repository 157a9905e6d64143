using System.Diagnostics;
using Notebooks.Tests.Headless;

namespace Notebooks.Tests.Site;

/// <summary>The pages as HTML, judged by html-validate's rules of the standard.</summary>
[Collection(nameof(Alone))]
public sealed class SiteValidityTests : IDisposable
{
    private readonly SiteSandbox site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        BrowserSite.AddNotebooks(site);
        site.Build();
        Assert.Equal("", await ValidateAsync(Directory.GetFiles(site.Output, "*.html")));
    }

    [Fact]
    public async Task Every_page_of_the_executed_collection_is_valid_html() =>
        Assert.Equal("", await ValidateAsync(BrowserSite.ExecutedPages()));

    [Fact]
    public async Task A_page_that_is_not_valid_is_found()
    {
        var page = Path.Combine(site.Root, "bad.html");
        File.WriteAllText(
            page,
            "<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body><p><div></div></p></body></html>"
        );
        Assert.Contains("Stray end tag '</p>'", await ValidateAsync([page]));
    }

    private static async Task<string> ValidateAsync(IEnumerable<string> pages)
    {
        var program = BrowserSite.Package("html-validate/bin/html-validate.js");
        var rules = Path.Combine(ProjectRoot.Path, "tests", "html-validate.json");
        string[] arguments = [program, "--config", rules, "--formatter", "text", .. pages];
        var (exitCode, said) = await new ProcessStartInfo("node", arguments).End();
        return exitCode == 0 ? "" : $"exit code {exitCode}: {said.Trim()}";
    }
}
