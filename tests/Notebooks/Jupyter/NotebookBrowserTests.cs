using Microsoft.Playwright;

namespace Notebooks.Tests.Jupyter;

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
        Assert.Equal(1, await Number(page, "Jupyter.notebook.get_cell(3)"));
    }

    [Fact]
    public async Task The_introduction_runs_its_charts_move_an_endless_cell_is_interrupted_and_the_kernel_restarts()
    {
        await using var browser = await NotebookBrowser.OpenCollected(bench, "01-introduction.ipynb");
        var page = browser.Page;
        page.SetDefaultTimeout(Patience);
        await browser.Run("Jupyter.notebook.execute_all_cells()");
        await page.WaitForFunctionAsync(AllRun, null, new() { Timeout = 4 * Patience });
        Assert.Equal(0, await page.Locator(".output_error").CountAsync());
        Assert.Equal("[]", await page.EvaluateAsync<string>(Undrawn));

        var play = page.Locator(".updatemenu-button").First;
        await play.ScrollIntoViewIfNeededAsync();
        var moving = page.Locator("[id^=figure-]", new() { Has = play }).First;
        var before = await moving.ScreenshotAsync();
        await play.ClickAsync();
        await page.WaitForTimeoutAsync(400);
        var during = await moving.ScreenshotAsync();
        await page.WaitForTimeoutAsync(400);
        var later = await moving.ScreenshotAsync();
        Assert.False(before.AsSpan().SequenceEqual(during), "the picture did not begin to move");
        Assert.False(during.AsSpan().SequenceEqual(later), "the picture did not go on moving");

        await page.EvaluateAsync(Append, "while (true) { }");
        await page.WaitForFunctionAsync("() => Jupyter.notebook.kernel_busy");
        await page.Locator("[data-jupyter-action='jupyter-notebook:interrupt-kernel']").ClickAsync();
        await Assertions.Expect(page.Locator(".output_error")).ToContainTextAsync("interrupted", new() { Timeout = Patience });

        await page.EvaluateAsync("Jupyter.notebook.kernel.restart()");
        await browser.Run("() => {}");
        await page.EvaluateAsync(Append, "6 * 7");
        await Assertions.Expect(page.Locator(".output_result").Last).ToHaveTextAsync("42", new() { Timeout = Patience });
        Assert.Equal(1, await Number(page, "Jupyter.notebook.get_cells().at(-1)"));
    }

    /// <summary>A cell's number, which comes with the reply, after what the cell shows: until then it is an asterisk.</summary>
    private static async Task<int> Number(IPage page, string cell)
    {
        await page.WaitForFunctionAsync(
            $"() => Number.isInteger({cell}.input_prompt_number)",
            null,
            new() { Timeout = Patience }
        );
        return await page.EvaluateAsync<int>($"{cell}.input_prompt_number");
    }

    private const string AllRun = """
        () => Jupyter.notebook.get_cells().every((c) => c.cell_type !== "code" || Number.isInteger(c.input_prompt_number)) && !Jupyter.notebook.kernel_busy
        """;

    // The figures in which nothing is drawn, as JSON.
    private const string Undrawn = """
        () => JSON.stringify([...document.querySelectorAll("[id^=figure-]")].filter((f) => !f.querySelector(".main-svg path, .main-svg image")).map((f) => f.id))
        """;

    // A cell at the end, run.
    private const string Append = """
        (code) => {
          const cell = Jupyter.notebook.insert_cell_at_bottom("code");
          cell.set_text(code);
          cell.execute();
        }
        """;
}
