using Microsoft.Playwright;

namespace Kernel.Tests.Jupyter;

/// <summary>A person's way through Jupyter Notebook 6 in Chromium: run all, watch, interrupt, restart.</summary>
[Collection(JupyterCollection.Name)]
public sealed class NotebookBrowserTests(JupyterBench bench)
{
    private const float Patience = 120_000;

    [Fact]
    public async Task A_notebook_runs_shows_moves_is_interrupted_and_restarts()
    {
        await using var browser = await NotebookBrowser.Open(
            bench,
            "moves.ipynb",
            """
            using System.Threading;
            var shown = display(HTML("<p id='moving'>0</p>"));
            for (var i = 1; i <= 20; i++) { Thread.Sleep(50); shown.Update(HTML($"<p id='moving'>{i}</p>")); }
            """,
            "\"{\\\"data\\\": [], \\\"layout\\\": {}}\".DisplayAs(\"application/json\"); Console.Write(\"written\");",
            "Console.Write(\"endless\"); while (true) { }",
            "6 * 7"
        );
        var page = browser.Page;
        await browser.Run("Jupyter.notebook.execute_cell_range(0, 2)");
        await Assertions.Expect(page.Locator("#moving")).ToHaveTextAsync("20", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".output_stdout").First).ToHaveTextAsync("written", new() { Timeout = Patience });

        await page.EvaluateAsync("Jupyter.notebook.execute_cell_range(2, 3)");
        await Assertions.Expect(page.Locator(".output_stdout").Nth(1)).ToHaveTextAsync("endless", new() { Timeout = Patience });
        await page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");
        await Assertions.Expect(page.Locator(".output_error")).ToContainTextAsync("interrupted", new() { Timeout = Patience });

        await page.EvaluateAsync("Jupyter.notebook.kernel.restart()");
        await browser.Run("Jupyter.notebook.execute_cell_range(3, 4)");
        await Assertions.Expect(page.Locator(".output_result")).ToHaveTextAsync("42", new() { Timeout = Patience });
        Assert.Equal(1, await page.EvaluateAsync<int>("Jupyter.notebook.get_cell(3).input_prompt_number"));
    }
}
