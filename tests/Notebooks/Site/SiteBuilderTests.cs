using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Notebooks.Tests.Site.SiteSandbox;

namespace Notebooks.Tests.Site;

/// <summary>The site as a whole: outline, links, search, offline, atomic.</summary>
public sealed partial class SiteBuilderTests : IDisposable
{
    private readonly SiteSandbox site = new();

    public void Dispose() => site.Dispose();

    [GeneratedRegex("""\s(?:src|href)="([^"]*)["]""")]
    private static partial Regex References { get; }

    [GeneratedRegex(
        """<(?:script|link|img|iframe|source|object|embed)\b[^>]*\s(?:src|href|data|srcset)\s*=\s*["']?(?:https?:)?//""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex RemoteLoads { get; }

    [Fact]
    public void Every_local_link_and_asset_exists()
    {
        site.Add(
            "01-introduction",
            Markdown("# One\n\n[next](02-two.ipynb#under), [gone](09-none.ipynb), [web](https://example.org/x)")
        );
        site.Add("02-two", Markdown("# Two\n\n## Under"), Code("1", Figure("{}")));
        var report = site.Build();
        foreach (var file in Directory.GetFiles(site.Output, "*.html"))
        foreach (var target in References.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(IsLocal))
        {
            var (path, fragment) = target.Split('#') is [var head, var tail] ? (head, tail) : (target, "");
            var whole = path.Length == 0 ? file : Path.Combine(site.Output, path);
            Assert.True(File.Exists(whole), $"{Path.GetFileName(file)} links to {target}, which does not exist");
            if (fragment.Length > 0)
                Assert.Contains($"id=\"{fragment}\"", File.ReadAllText(whole));
        }
        Assert.Contains("href=\"02-two.html#under\"", site.Page("01-introduction.html"));
        Assert.Contains(report.Warnings, warning => warning.Contains("09-none.ipynb", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_loads_from_the_network()
    {
        site.Add(
            "01-remote",
            Markdown("# T\n\n![far](https://example.org/far.png)"),
            Code(
                "1",
                Shown(
                    (
                        "text/html",
                        "<script src='https://cdn.example.org/plotly.js'></script><img src=\"//example.org/a.png\"><link href=https://x.org/a.css><b>kept</b>"
                    )
                )
            )
        );
        var report = site.Build();
        var page = site.Page("01-remote.html");
        Assert.DoesNotMatch(RemoteLoads, page);
        Assert.Contains("<b>kept</b>", page);
        Assert.Contains("Content-Security-Policy", page);
        Assert.Equal(4, report.Warnings.Count);
    }

    [Fact]
    public void The_index_shows_parts_notebooks_and_claims_with_verdicts()
    {
        File.WriteAllText(
            Path.Combine(site.Root, "notebooks", "outline.json"),
            """{"title":"The talk","parts":{"01":"Introduction","02":"Preliminary","04":"Details"}}"""
        );
        site.Add(
            "04-05-vae",
            Markdown("# VAE\n\nA bound."),
            Code("1", Claim("fit is close", "claim", ("a clock", 0.7, true))),
            Code("2", Claim("sides agree", "identity"))
        );
        site.Add(
            "01-introduction",
            "claim-failed",
            "no",
            Markdown("# Introduction"),
            Code("1", Claim("map is learned", 0.2, holds: false))
        );
        var report = site.Build();
        var index = site.Page("index.html");
        Assert.Equal(["01-introduction", "04-05-vae"], report.Pages.Select(page => page.Name));
        Assert.Contains("<h1>The talk</h1>", index);
        Assert.Contains("Preliminary", index);
        Assert.Contains("Not part of this run.", index);
        Assert.Contains("1 of 2 claims hold", index);
        Assert.Contains("1 beside a twin that fails · 1 identities", index);
        Assert.Contains("a clock <span class=\"value\"><strong>0.7</strong>", index);
        Assert.DoesNotContain("sides agree", index);
        Assert.Contains("1 of 2 notebooks passed", index);
        foreach (var page in report.Pages)
        {
            var claim = Assert.Single(page.Claims);
            Assert.Contains($"href=\"{page.Name}.html#{claim.Anchor}\"", index);
            Assert.Contains(claim.Text, index);
        }
        Assert.Contains("test bench", index);
        Assert.Contains("steps = 100", index);
    }

    [Fact]
    public void The_cover_is_the_tagged_cell_else_the_first_picture()
    {
        var tagged = Code("2", Figure("""{"title":{"text":"chosen"},"shapes":["chosen"]}"""));
        tagged["metadata"]!["tags"] = new JsonArray("cover");
        site.Add("01-a", Markdown("# A"), Code("1", Figure("""{"shapes":["first"]}""")), tagged);
        site.Add("02-b", Markdown("# B"), Code("1", Figure("""{"shapes":["only"]}""")));
        site.Build();
        var index = site.Page("index.html");
        Assert.Contains("\"shapes\":[\"chosen\"]", index);
        Assert.Contains("\"shapes\":[\"only\"]", index);
        Assert.DoesNotContain("\"shapes\":[\"first\"]", index);
    }

    [Fact]
    public void An_animation_stands_on_the_index_in_its_last_frame()
    {
        const string Animation = """
            {"data":[{"y":[9,9],"name":"still"},{"y":[0,0],"name":"moves"}],"layout":{"sliders":[{}]},
             "frames":[{"name":"0","traces":[1],"data":[{"y":[0,0]}]},{"name":"1","traces":[1],"data":[{"y":[3,4]}]}]}
            """;
        site.Add(
            "01-a",
            Markdown("# A"),
            Code("1", Figure("{}")),
            Code("2", Shown(("application/vnd.plotly.v1+json", JsonNode.Parse(Animation)!)))
        );
        site.Build();
        Assert.Contains(
            """{"data":[{"y":[9,9],"name":"still"},{"y":[3,4],"name":"moves"}],"layout":{}}""",
            site.Page("index.html")
        );
    }

    [Fact]
    public void The_search_index_holds_headings_claims_and_text()
    {
        site.Add(
            "01-a",
            Markdown("# Title\n\nlead\n\n## Sculpting\n\nmoving $P$ onto data </script>"),
            Code("1", Claim("KL falls", 0.01, holds: true))
        );
        site.Build();
        var script = site.Page("assets/search-index.js");
        var start = script.IndexOf('[', StringComparison.Ordinal);
        var entries = JsonNode.Parse(script[start..(script.LastIndexOf(']') + 1)])!.AsArray();
        Assert.Equal(3, entries.Count);
        Assert.Contains("""["01-a.html#sculpting","Title","Sculpting","moving P onto data""", script);
        Assert.Contains("\"KL falls\",\"0.01 ≤ 0.05 nats\",\"claim\"", script);
        Assert.DoesNotContain("</script", script);
    }

    [Fact]
    public void A_rebuild_drops_what_is_gone_and_one_that_fails_leaves_the_earlier_site_whole()
    {
        site.Add("01-a", Markdown("# First"));
        site.Build();
        File.WriteAllText(Path.Combine(site.Output, "old.html"), "");
        site.Build();
        Assert.False(File.Exists(Path.Combine(site.Output, "old.html")));
        File.WriteAllText(Path.Combine(site.Root, "notebooks", "outline.json"), "{ not json");
        var error = Assert.Throws<InvalidDataException>(() => site.Build());
        Assert.Contains("outline.json", error.Message);
        Assert.Contains("First", site.Page("index.html"));
        Assert.Equal(
            ["data", "executed", "notebooks", "site"],
            Directory.GetDirectories(site.Root).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public void A_file_that_is_no_notebook_is_left_out_with_a_warning()
    {
        site.Add("01-a", Markdown("# First"));
        site.AddText("02-broken", "{ not json");
        var report = site.Build();
        Assert.Equal("01-a", Assert.Single(report.Pages).Name);
        Assert.Contains("02-broken.ipynb", Assert.Single(report.Warnings));
    }

    [Fact]
    public void A_missing_asset_names_the_file_and_the_command()
    {
        File.Delete(Path.Combine(site.Root, "data", "node_modules", "plotly.js-dist-min", "plotly.min.js"));
        site.Add("01-a", Markdown("# A"));
        var error = Assert.Throws<FileNotFoundException>(() => site.Build());
        Assert.Contains("plotly.min.js", error.Message);
        Assert.Contains("./nb setup", error.Message);
        Assert.False(Directory.Exists(site.Output));
    }

    private static bool IsLocal(string target) =>
        !target.StartsWith("https:", StringComparison.Ordinal) && !target.StartsWith("data:", StringComparison.Ordinal);
}
