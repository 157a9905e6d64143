using System.Diagnostics;
using Microsoft.Playwright;
using Notebooks.Format;

namespace Notebooks.Tests.Jupyter;

/// <summary>Jupyter Notebook's server on a folder with one notebook, and Chromium in which that is open.</summary>
public sealed class NotebookBrowser : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";
    private const string Token = "tests";

    private readonly Process server;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private NotebookBrowser(Process server, IPlaywright playwright, IBrowser browser, IPage page)
    {
        (this.server, this.playwright, this.browser, Page) = (server, playwright, browser, page);
    }

    public IPage Page { get; }

    /// <summary>Writes a notebook of code cells, and opens it.</summary>
    public static Task<NotebookBrowser> Open(JupyterBench bench, string name, params string[] cells)
    {
        var folder = bench.Folder("browsed");
        IpynbWriter.Write(
            new Notebook
            {
                Metadata = Notebook.CSharpMetadata(),
                Cells = [.. cells.Select((code, i) => new Cell($"cell-{i + 1}", CellKind.Code, code))],
            },
            Path.Combine(folder, name)
        );
        return Open(bench, folder, name);
    }

    /// <summary>Opens one of the collection's notebooks in a copy, since Jupyter saves what is run.</summary>
    public static Task<NotebookBrowser> OpenCollected(JupyterBench bench, string name)
    {
        var root = bench.Folder("collection");
        var folder = Directory.CreateDirectory(Path.Combine(root, "notebooks")).FullName;
        foreach (var file in new[] { name, "setup.csx" })
            File.Copy(Path.Combine(ProjectRoot.Path, "notebooks", file), Path.Combine(folder, file));
        foreach (var kept in new[] { "lib", "data", "GenerativeModels.slnx" })
            Directory.CreateSymbolicLink(Path.Combine(root, kept), Path.Combine(ProjectRoot.Path, kept));
        return Open(bench, folder, name);
    }

    private static async Task<NotebookBrowser> Open(JupyterBench bench, string folder, string name)
    {
        await bench.Require("notebook");
        Assert.SkipUnless(File.Exists(Executable), $"there is no {Executable}: ./nb test installs it");
        var port = FreePort();
        var server = bench.Start(
            "-m",
            "notebook",
            "--no-browser",
            "--allow-root",
            $"--NotebookApp.token={Token}",
            "--NotebookApp.port_retries=0",
            $"--port={port}",
            $"--notebook-dir={folder}"
        );
        _ = server.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Answers($"http://127.0.0.1:{port}/api?token={Token}");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Executable, Args = ["--headless", "--no-sandbox", "--disable-gpu"] }
        );
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"http://127.0.0.1:{port}/notebooks/{name}?token={Token}");
        return new NotebookBrowser(server, playwright, browser, page);
    }

    /// <summary>Runs a script in the page once the kernel is connected.</summary>
    public async Task Run(string script)
    {
        await Page.WaitForFunctionAsync(
            "() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()"
                + " && Jupyter.notebook.kernel.info_reply.status === 'ok'",
            null,
            new() { Timeout = 120_000 }
        );
        await Page.EvaluateAsync(script);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        server.Kill(entireProcessTree: true);
        server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Answers(string address)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600; attempt++)
            try
            {
                using var answer = await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        Assert.Fail($"Jupyter Notebook does not answer at {address}");
    }
}
