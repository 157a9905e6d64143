using Microsoft.Playwright;

namespace Notebooks.Tests.Site;

/// <summary>Who cannot see, or has no mouse: axe-core's rules (names, headings, alternatives, contrast …) and the keyboard.</summary>
[Trait("Category", "Browser")]
[Collection(nameof(Alone))]
public sealed class SiteAccessibilityTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Theory, MemberData(nameof(SiteBrowserTests.Views), MemberType = typeof(SiteBrowserTests))]
    public async Task Axe_finds_nothing(string file, int width, int height, bool dark)
    {
        BrowserSite.Package("axe-core/axe.min.js");
        await using var page = await site.OpenAsync(file, width, height, dark);
        await page.DrawAllAsync();
        Assert.Empty(await page.ViolationsAsync());
    }

    [Fact]
    public async Task Axe_finds_a_picture_without_alternative_and_pale_letters()
    {
        BrowserSite.Package("axe-core/axe.min.js");
        await using var page = await site.OpenAsync("index.html");
        await page.Page.EvaluateAsync(
            "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"assets/icon.svg\"><p style=\"color:#ccc;background:#fff\">pale</p>')"
        );
        var found = await page.ViolationsAsync();
        Assert.Contains(found, violation => violation.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.StartsWith("color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keyboard_reaches_what_can_be_pressed_the_content_first()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        var reached = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(
                await page.Page.EvaluateAsync<string>(
                    "() => document.activeElement.id || document.activeElement.className || document.activeElement.getAttribute('href') || document.activeElement.tagName"
                )
            );
        }
        Assert.Equal("skip", reached[0]);
        foreach (var control in new[] { "search-open", "present-toggle", "theme-toggle", "copy" })
            Assert.Contains(control, reached);
        Assert.Contains("#curves", reached);
    }

    [Fact]
    public async Task The_search_and_the_theme_work_by_keyboard_and_focus_is_seen()
    {
        await using var page = await site.OpenAsync("01-introduction.html");
        await page.Page.Keyboard.PressAsync("t");
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Page.Locator("#search-text")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("dialog#search")).ToBeHiddenAsync();
        await page.Page.Locator("#theme-toggle").FocusAsync();
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Page.Locator("#theme-toggle")).ToHaveCSSAsync("outline-style", "solid");
    }
}
