using Notebooks.Tests.Session;

namespace Notebooks.Tests.Display;

/// <summary>HTML written as C#, as .NET Interactive's notebooks write it.</summary>
[Collection(SessionCollection.Name)]
public sealed class PocketViewTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => new(bench.Run("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;"));

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData("""b("bold")""", "<b>bold</b>")]
    [InlineData("""p("a < b & c")""", "<p>a &lt; b &amp; c</p>")]
    [InlineData("""div("x", i("y"), HTML("<u>z</u>"))""", "<div>x<i>y</i><u>z</u></div>")]
    [InlineData("""a[href: "?a=1&b", @class: "big"]("go")""", "<a href=\"?a=1&amp;b\" class=\"big\">go</a>")]
    [InlineData("""ul(new[] { "one", "two" }.Select(x => li(x)))""", "<ul><li>one</li><li>two</li></ul>")]
    [InlineData("""table(tr(td("1"), td("2")))""", "<table><tr><td>1</td><td>2</td></tr></table>")]
    public async Task Elements_attributes_and_contents(string code, string html)
    {
        await bench.Run(code);
        Assert.Equal(html, bench.Result["text/html"]!.ToString());
    }

    [Fact]
    public async Task An_objects_own_rendering_goes_inside()
    {
        await bench.Run("record Point(int X, int Y);\ndiv(new Point(1, 2))");
        var html = bench.Result["text/html"]!.ToString();
        Assert.StartsWith("<div><details", html);
        Assert.Contains("<td>X</td>", html);
    }

    [Fact]
    public async Task A_view_is_html_alone()
    {
        await bench.Run("display(b(\"bold\"));");
        var shown = Assert.IsType<Notebooks.Session.DisplayEvent>(Assert.Single(bench.Events));
        Assert.Equal(["text/html"], shown.Data.Select(part => part.Key));
    }
}
