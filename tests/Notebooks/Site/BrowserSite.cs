using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Notebooks.Tests.Site.SiteSandbox;

namespace Notebooks.Tests.Site;

/// <summary>A small site with one of everything, drawn by the real plotly.js and KaTeX, and a browser to look at it with.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private readonly SiteSandbox sandbox = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Folder => sandbox.Output;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            throw new InvalidOperationException($"expected Chromium at {Executable}: apt-get install chromium");
        AddNotebooks(sandbox);
        sandbox.Build(ProjectRoot.Path);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable,
                Args =
                    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".Split(),
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        sandbox.Dispose();
    }

    /// <summary>Opens a page of a site from its file.</summary>
    public async Task<WatchedPage> OpenAsync(
        string file,
        int width = 1280,
        int height = 720,
        bool dark = false,
        string? firstScript = null
    )
    {
        var page = await browser!.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            }
        );
        var watched = new WatchedPage(page);
        if (firstScript is not null)
            await page.AddInitScriptAsync(firstScript);
        await page.GotoAsync(new Uri(Path.IsPathRooted(file) ? file : Path.Combine(Folder, file)).AbsoluteUri);
        return watched;
    }

    /// <summary>The site of the whole collection, where one was built.</summary>
    internal static string[] ExecutedPages()
    {
        var folder = Path.Combine(ProjectRoot.Path, "artifacts", "site");
        Assert.SkipUnless(Directory.Exists(folder), "no site in artifacts/site: ./nb run writes it");
        string[] pages = [.. Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(pages);
        return pages;
    }

    /// <summary>A file that npm brings for the tests alone, pinned by <c>tests/package-lock.json</c>.</summary>
    internal static string Package(string file)
    {
        var folder = Path.Combine(ProjectRoot.Path, "tests", "node_modules");
        var path = Path.Combine(folder, file);
        Assert.SkipUnless(File.Exists(path), $"{file} is not in {folder}: (cd tests && npm ci --ignore-scripts)");
        return path;
    }

    /// <summary>Two notebooks with one of everything.</summary>
    internal static void AddNotebooks(SiteSandbox sandbox)
    {
        const string Lines = """
            {"data":[{"type":"scatter","y":[1,3,2],"name":"data","line":{"color":"#000000"}},{"type":"scatter","y":[1,2,3],"name":"model"}],
             "layout":{"title":{"text":"Curves"},"height":380,"xaxis":{"title":{"text":"x"}}},"frames":[],"config":{}}
            """;
        const string Animation = """
            {"data":[{"type":"scatter","mode":"lines","y":[0,0,0]}],
             "layout":{"height":420,"yaxis":{"range":[0,3]},
               "updatemenus":[{"type":"buttons","buttons":[{"label":"Play","method":"animate","args":[null,{"frame":{"duration":30,"redraw":false},"transition":{"duration":0}}]}]}],
               "sliders":[{"steps":[{"label":"0","method":"animate","args":[["0"],{"mode":"immediate","transition":{"duration":0}}]},
                                    {"label":"1","method":"animate","args":[["1"],{"mode":"immediate","transition":{"duration":0}}]}]}]},
             "frames":[{"name":"0","data":[{"y":[0,0,0]}]},{"name":"1","data":[{"y":[1,2,3]}]}],"config":{}}
            """;
        // Two plots side by side under headings, and a sheet with an image of each point.
        const string Pair = """
            {"data":[{"type":"scatter","mode":"markers","x":[0,1],"y":[0,1],"customdata":[0,1],"marker":{"size":20}},
                     {"type":"scatter","x":[0,1],"y":[1,0],"xaxis":"x2","yaxis":"y2"}],
             "layout":{"height":360,"xaxis":{"domain":[0,0.45],"anchor":"y"},"yaxis":{"anchor":"x"},
               "xaxis2":{"domain":[0.55,1],"anchor":"y2"},"yaxis2":{"anchor":"x2"},
               "annotations":[{"text":"left","x":0.225,"y":1,"xref":"paper","yref":"paper","xanchor":"center","yanchor":"bottom","showarrow":false},
                              {"text":"right","x":0.775,"y":1,"xref":"paper","yref":"paper","xanchor":"center","yanchor":"bottom","showarrow":false}],
               "meta":{"thumbnails":{"source":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==","columns":2,"width":1,"height":1,"size":40}}},
             "frames":[],"config":{}}
            """;
        const string Heat =
            """{"data":[{"type":"heatmap","z":[[1,2],[3,4]],"colorscale":"Viridis"}],"layout":{},"frames":[],"config":{}}""";
        const string Wide =
            """{"data":[{"type":"scatter","y":[1,3,2]}],"layout":{"height":300,"meta":{"minWidth":620}},"frames":[],"config":{}}""";
        sandbox.Add(
            "01-introduction",
            Markdown("# Introduction\n\nA map $z \\mapsto x$ of distributions."),
            Markdown("## Curves\n\n$$\\int p(x)\\,dx = 1$$"),
            Code("Plots.Line(x); // a comment\nvar y = \"text\";", Figure(Lines)),
            Code("Verify.That()", Claim("sup error of $f$", 0.031, holds: true)),
            Markdown("## Sculpting\n\n| a | b |\n|---|---|\n| 1 | $x^2$ |"),
            Code("Plots.Animate(path)", Figure(Animation)),
            Code("Plots.Panels(pair)", Figure(Pair)),
            Markdown("## 요점\n\n- 생성 모델은 분포를 변환한다.")
        );
        sandbox.Add(
            "04-05-vae",
            "claim-failed",
            "cell 2: claim failed",
            Markdown("# Variational autoencoder\n\nA bound."),
            Code("Plots.Heat(z)", Figure(Heat), Claim("nats per image", 101.3, holds: false)),
            Code("Plots.Timeline(years)", Figure(Wide)),
            Markdown(
                "| | a | $p(x)$ | $\\int p(x)\\,dx$ in words that are long | what else there is |\n|---|---|---|---|---|\n| first | 1 | 2 | $x^2$ | $x_{t-1} \\sim p(x)$ |"
            )
        );

        static JsonObject Figure(string json) => Shown(("application/vnd.plotly.v1+json", JsonNode.Parse(json)!));
    }
}

/// <summary>A page with a record of what went wrong on it.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    public WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Problems.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => Problems.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme is not ("file" or "data" or "blob"))
                Problems.Add($"request: {request.Url}");
        };
        page.RequestFailed += (_, request) => Problems.Add($"failed: {request.Url}");
    }

    public IPage Page { get; }

    public List<string> Problems { get; } = [];

    // An error names what was drawn badly; an empty list is a whole page.
    private const string Faults = """
        () => {
          const faults = [];
          for (const place of document.querySelectorAll(".plot")) {
            const canvas = place.querySelector(".canvas");
            const marks = canvas.querySelectorAll(".main-svg path, .main-svg image, canvas");
            if (!place.classList.contains("drawn") || marks.length === 0) faults.push(`${place.id || "thumbnail"} is empty`);
          }
          for (const formula of document.querySelectorAll(".math")) if (!formula.querySelector(".katex")) faults.push(`formula ${formula.textContent}`);
          for (const bad of document.querySelectorAll(".katex-error")) faults.push(`TeX ${bad.textContent}`);
          const words = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
          for (let text = words.nextNode(); text; text = words.nextNode())
            if (/\$[^$\s][^$]*\$/.test(text.data) && !text.parentElement.closest("pre, code, script, .math, .plot"))
              faults.push(`not read as a formula: ${text.data}`);
          const overflow = document.documentElement.scrollWidth - innerWidth;
          if (overflow > 0) faults.push(`${overflow} px wider than the view`);
          return faults;
        }
        """;

    // A plot is one image with a text alternative: its thousands of marks are none of axe's business.
    private const string Axe = """
        async () => {
          const { violations } = await axe.run({ exclude: [".main-svg"] }, { resultTypes: ["violations"], preload: false });
          return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
        }
        """;

    /// <summary>What axe-core finds against the page, one line an element.</summary>
    public async Task<string[]> ViolationsAsync()
    {
        await Page.AddScriptTagAsync(new() { Path = BrowserSite.Package("axe-core/axe.min.js") });
        return await Page.EvaluateAsync<string[]>(Axe);
    }

    /// <summary>What was drawn badly; nothing on a whole page.</summary>
    public Task<string[]> FaultsAsync() => Page.EvaluateAsync<string[]>(Faults);

    /// <summary>Draws every figure, also those far below.</summary>
    public Task DrawAllAsync() => Page.EvaluateAsync("() => window.siteFigures && siteFigures.drawAll()");

    /// <summary>Lets the system's theme change, and waits until the figures have followed.</summary>
    public async Task ShowAsync(bool dark)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        await Page.EvaluateAsync("() => window.siteFigures && siteFigures.settled()");
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
