using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Notebooks.Tests.Site;

/// <summary>The whole collection's site in Chromium: everything is drawn, in both themes, on a projector and on a phone.</summary>
[Trait("Category", "Browser")]
[Collection(nameof(Alone))]
public sealed class ExecutedSiteTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const long LargestPage = 5_000_000;

    // Plays each animation, then moves its slider to the end; an error names a figure whose picture stayed the same.
    private const string Still = """
        async () => {
          const still = [];
          const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
          const picture = (plot) => plot.querySelector(".cartesianlayer").innerHTML;
          async function changes(plot, before) {
            for (let i = 0; i < 60; i++) {
              if (picture(plot) !== before) return true;
              await later(50);
            }
            return false;
          }
          const press = (element) => {
            for (const kind of ["mousedown", "mouseup", "click"]) element.dispatchEvent(new MouseEvent(kind, { bubbles: true, view: window }));
          };
          for (const plot of document.querySelectorAll("figure.plot")) {
            const canvas = plot.querySelector(".canvas");
            const buttons = plot.querySelectorAll(".updatemenu-button");
            if (!canvas._fullLayout.sliders?.length || buttons.length === 0) continue;
            let before = picture(plot);
            press(buttons[0]);
            if (!(await changes(plot, before))) still.push(`${plot.id}: the play button`);
            if (buttons.length > 1) press(buttons[1]);
            await later(200);
            const slider = canvas._fullLayout.sliders[0];
            const steps = slider.steps.length;
            before = picture(plot);
            const target = slider.active > steps / 2 ? 0 : steps - 1;
            const rail = plot.querySelector(".slider-rail-touch-rect").getBoundingClientRect();
            const at = { clientX: rail.left + ((target + 0.5) / steps) * rail.width, clientY: rail.top + rail.height / 2, bubbles: true, view: window };
            plot.querySelector(".slider-rail-touch-rect").dispatchEvent(new MouseEvent("mousedown", at));
            canvas.dispatchEvent(new MouseEvent("mouseup", at));
            if (!(await changes(plot, before))) still.push(`${plot.id}: the slider`);
          }
          return still;
        }
        """;

    [Fact]
    public Task Every_page_is_whole_in_both_themes_on_a_projector_and_on_a_phone()
    {
        BrowserSite.Package("axe-core/axe.min.js");
        return OnEveryPageAsync(async file =>
        {
            var found = new List<string>();
            // axe is slow: light on the projector and dark on the phone are each theme and each size once.
            foreach (var (width, height, dark) in new[] { (1280, 720, false), (390, 844, true) })
            {
                await using var page = await site.OpenAsync(file, width, height, dark);
                await page.DrawAllAsync();
                found.AddRange([.. await page.FaultsAsync(), .. await page.ViolationsAsync()]);
                await page.ShowAsync(!dark);
                found.AddRange([.. await page.FaultsAsync(), .. page.Problems]);
            }
            return found;
        });
    }

    [Fact]
    public Task Sliders_and_play_buttons_change_the_picture() =>
        OnEveryPageAsync(async file =>
        {
            await using var page = await site.OpenAsync(file);
            await page.DrawAllAsync();
            return await page.Page.EvaluateAsync<string[]>(Still);
        });

    [Fact]
    public void No_page_is_larger_than_five_megabytes() =>
        Assert.All(BrowserSite.ExecutedPages(), file => Assert.InRange(new FileInfo(file).Length, 1, LargestPage));

    /// <summary>Records how soon a reader sees the first chart; how busy this machine is decides that too, so that it is no verdict.</summary>
    [Fact]
    public async Task The_first_chart_comes_without_scrolling()
    {
        foreach (var file in BrowserSite.ExecutedPages())
        {
            await using var page = await site.OpenAsync(file);
            if (await page.Page.Locator(".plot").CountAsync() == 0)
                continue;
            await page.Page.Locator(".plot").First.ScrollIntoViewIfNeededAsync();
            await page.Page.WaitForSelectorAsync(".plot.drawn", new() { State = WaitForSelectorState.Attached });
            var seconds = await page.Page.EvaluateAsync<double>(
                "() => performance.getEntriesByName('first-figure')[0].startTime / 1000"
            );
            TestContext.Current.TestOutputHelper!.WriteLine($"{Path.GetFileName(file)}: first chart after {seconds:0.00} s");
            Assert.True(seconds > 0);
        }
    }

    /// <summary>Looks at all pages, as many at a time as there are cores; what is found must be nothing.</summary>
    private static async Task OnEveryPageAsync(Func<string, Task<IEnumerable<string>>> look)
    {
        var found = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            BrowserSite.ExecutedPages(),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (file, _) =>
            {
                foreach (var fault in await look(file))
                    found.Add($"{Path.GetFileName(file)}: {fault}");
            }
        );
        Assert.Empty(found.Order(StringComparer.Ordinal));
    }
}
