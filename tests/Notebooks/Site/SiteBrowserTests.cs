using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Notebooks.Tests.Site;

/// <summary>Tests that measure time: they run while no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The site in Chromium. Leave out with <c>-trait- Category=Browser</c>.</summary>
[Trait("Category", "Browser")]
[Collection(nameof(Alone))]
public sealed class SiteBrowserTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    public static TheoryData<string, int, int, bool> Views()
    {
        var views = new TheoryData<string, int, int, bool>();
        foreach (var file in new[] { "index.html", "01-introduction.html", "04-05-vae.html" })
        foreach (var (width, height) in new[] { (1280, 720), (390, 844) })
        foreach (var dark in new[] { false, true })
            views.Add(file, width, height, dark);
        return views;
    }

    [Theory, MemberData(nameof(Views))]
    public async Task A_page_draws_all_it_holds_and_asks_no_network(string file, int width, int height, bool dark)
    {
        await using var page = await site.OpenAsync(file, width, height, dark);
        await page.DrawAllAsync();
        Assert.Empty(await page.FaultsAsync());
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_slider_and_the_play_button_change_the_picture()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        await page.DrawAllAsync();
        var line = page.Page.Locator("#figure-2 .scatterlayer path.js-line");
        var before = await line.GetAttributeAsync("d");
        await page.Page.EvaluateAsync("() => document.querySelector('#figure-2').scrollIntoView()");
        var rail = await page.Page.Locator("#figure-2 .slider-rail-touch-rect").BoundingBoxAsync();
        await page.Page.Mouse.ClickAsync(rail!.X + 0.9f * rail.Width, rail.Y + rail.Height / 2);
        await Assertions.Expect(line).Not.ToHaveAttributeAsync("d", before!);
        await page.Page.EvaluateAsync(
            "() => Plotly.animate(document.querySelector('#figure-2 .canvas'), ['0'], { mode: 'immediate', transition: { duration: 0 } })"
        );
        await Assertions.Expect(line).ToHaveAttributeAsync("d", before!);
        await page.Page.Locator("#figure-2 .updatemenu-button").ClickAsync();
        await Assertions.Expect(line).Not.ToHaveAttributeAsync("d", before!);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_theme_follows_the_button_and_figures_follow_the_theme()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        await page.DrawAllAsync();
        var background = "() => getComputedStyle(document.body).backgroundColor";
        var light = await page.Page.EvaluateAsync<string>(background);
        var curve = page.Page.Locator("#figure-1 .scatterlayer .trace").First.Locator("path.js-line");
        await Assertions.Expect(curve).ToHaveCSSAsync("stroke", "rgb(0, 0, 0)");
        await page.Page.ClickAsync("#theme-toggle");
        Assert.NotEqual(light, await page.Page.EvaluateAsync<string>(background));
        await Assertions.Expect(curve).ToHaveCSSAsync("stroke", "rgb(228, 232, 236)");
    }

    [Fact]
    public async Task Plots_side_by_side_come_one_below_the_other_on_a_phone()
    {
        await using var wide = await site.OpenAsync("01-introduction.html");
        await using var phone = await site.OpenAsync("01-introduction.html", 390, 844);
        var (left, right) = (await PlotAsync(wide, "xy"), await PlotAsync(wide, "x2y2"));
        var (upper, lower) = (await PlotAsync(phone, "xy"), await PlotAsync(phone, "x2y2"));
        Assert.True(right.X > left.X + left.Width && Math.Abs(right.Y - left.Y) < 1, "side by side where there is room");
        Assert.True(lower.Y > upper.Y + upper.Height && Math.Abs(lower.X - upper.X) < 1, "one below the other on a phone");
        Assert.InRange(upper.Width, 290, 390);
        var heading = await phone.Page.Locator("#figure-3 .annotation-text", new() { HasText = "right" }).BoundingBoxAsync();
        Assert.InRange(heading!.Y, upper.Y + upper.Height, lower.Y);

        static async Task<LocatorBoundingBoxResult> PlotAsync(WatchedPage page, string axes)
        {
            await page.DrawAllAsync();
            return (await page.Page.Locator($"#figure-3 .draglayer .{axes} .nsewdrag").BoundingBoxAsync())!;
        }
    }

    [Fact]
    public async Task A_point_under_the_pointer_shows_its_image()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        await page.DrawAllAsync();
        await page.Page.Locator("#figure-3").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Page.Locator("#figure-3 .thumbnail-card")).ToBeHiddenAsync();
        var point = await page.Page.Locator("#figure-3 .scatterlayer .point").First.BoundingBoxAsync();
        await page.Page.Mouse.MoveAsync(point!.X + point.Width / 2, point.Y + point.Height / 2);
        await Assertions.Expect(page.Page.Locator("#figure-3 .thumbnail-card")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Print_is_light_and_without_controls()
    {
        await using var page = await site.OpenAsync("01-introduction.html", dark: true);
        var background = "() => getComputedStyle(document.body).backgroundColor";
        var dark = await page.Page.EvaluateAsync<string>(background);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        Assert.NotEqual(dark, await page.Page.EvaluateAsync<string>(background));
        await Assertions.Expect(page.Page.Locator(".bar")).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator("#figure-3.drawn")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task The_search_finds_claims_and_headings_and_leads_there()
    {
        await using var page = await site.OpenAsync("index.html");
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Locator("#search-text").FillAsync("sup ERROR");
        await Assertions.Expect(page.Page.Locator("#search-results li")).ToHaveCountAsync(1);
        await page.Page.Locator("#search-text").FillAsync("요점");
        await Assertions.Expect(page.Page.Locator("#search-results li")).ToHaveCountAsync(1);
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("01-introduction\\.html#"));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Presenting_shows_one_unit_a_slide_and_leaves_the_page_as_it_was()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        var body = "() => document.querySelector('main').textContent";
        await page.DrawAllAsync();
        var before = await page.Page.EvaluateAsync<string>(body);
        await page.Page.Keyboard.PressAsync("p");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Page.Locator(".unit:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator(".unit:visible h2")).ToHaveTextAsync("Curves");
        await Assertions.Expect(page.Page.Locator(".unit:visible .right .claim")).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator(".unit:visible")).ToHaveCountAsync(5);
        Assert.Equal(before, await page.Page.EvaluateAsync<string>(body));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Code_is_copied_as_it_was_written()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Page.Locator(".source .copy").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator(".source .copy").First).ToHaveTextAsync("Copied");
        Assert.Equal(
            "Plots.Line(x); // a comment\nvar y = \"text\";",
            await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")
        );
    }

    [Fact]
    public async Task A_figure_that_no_phone_is_wide_enough_for_scrolls_by_itself()
    {
        await using var page = await site.OpenAsync("04-05-vae.html", 390, 844);
        await page.DrawAllAsync();
        var size = await page.Page.Locator("#figure-2").EvaluateAsync<int[]>("e => [e.clientWidth, e.scrollWidth, e.tabIndex]");
        Assert.InRange(size[0], 300, 390);
        Assert.Equal((620, 0), (size[1], size[2]));
        Assert.Empty(await page.FaultsAsync());
    }

    [Fact]
    public async Task The_first_figure_is_drawn_without_scrolling_and_marked_for_measuring()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        await page.Page.WaitForSelectorAsync(".plot.drawn");
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => performance.getEntriesByName('first-figure').length"));
    }
}
