using System.Text.Json;
using Notebooks.Session;
using Notebooks.Tests.Session;

namespace Notebooks.Tests.Display;

/// <summary>The display API as cells use it.</summary>
[Collection(SessionCollection.Name)]
public sealed class DisplayTests : IAsyncDisposable
{
    private const string Announced = """
        [AttributeUsage(AttributeTargets.Class)]
        class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
        {
            public Type FormatterSourceType => formatterSourceType;
            public string[] PreferredMimeTypes { get; set; }
        }
        class HtmlPart { public string MimeType => "text/html"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write($"<i>{((Claim)value).Text}</i>"); return true; } }
        class DataPart { public string MimeType => "application/vnd.claim+json"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write($"{{\"claim\": \"{((Claim)value).Text}\", \"holds\": true}}"); return true; } }
        class TextPart { public string MimeType => "text/plain"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write($"claim: {((Claim)value).Text}"); return true; } }
        class ClaimSource { public IEnumerable<object> CreateTypeFormatters() => new object[] { new HtmlPart(), new DataPart(), new TextPart() }; }
        [TypeFormatterSource(typeof(ClaimSource), PreferredMimeTypes = new[] { "text/html", "text/plain", "application/vnd.claim+json" })] class Claim { public string Text = "it holds"; }
        class Derived : Claim { }
        """;

    private const string Tags = "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\n";

    private readonly SessionBench bench = new();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task An_update_replaces_the_value_under_the_same_id_and_mime_type()
    {
        await bench.Run("var shown = display(HTML(\"<b>1</b>\")); shown.Update(HTML(\"<b>2</b>\"));");
        var display = Assert.IsType<DisplayEvent>(bench.Events[0]);
        var update = Assert.IsType<UpdateEvent>(bench.Events[1]);
        Assert.Equal(display.DisplayId, update.DisplayId);
        Assert.Equal("<b>2</b>", update.Data["text/html"]!.ToString());
        await bench.Run("shown.Update(HTML(\"<b>3</b>\"));"); // of an earlier cell
        Assert.Equal(display.DisplayId, Assert.IsType<UpdateEvent>(bench.Events[0]).DisplayId);
    }

    [Fact]
    public async Task A_cell_that_ends_in_display_shows_the_value_once()
    {
        await bench.Run("display(5)");
        Assert.IsType<DisplayEvent>(Assert.Single(bench.Events));
    }

    [Theory]
    [InlineData(
        "new Dictionary<string, Dictionary<string, Dictionary<string, int>>> { [\"a\"] = new() { [\"b\"] = new() { [\"c\"] = 42 } } }",
        "[ [ a, [ [ b, [ [ c, 42 ] ] ] ] ] ]"
    )]
    [InlineData(
        "new Dictionary<string, List<Dictionary<string, double[]>>> { [\"k\"] = new() { new() { [\"w\"] = new[] { 1.5 } } } }",
        "[ [ k, [ [ [ w, [ 1.5 ] ] ] ] ] ]"
    )]
    [InlineData("new Dictionary<string, string> { [\"a\"] = null, [\"b\"] = \"\" }", "[ [ a, null ], [ b,  ] ]")]
    [InlineData("new Dictionary<int, int>()", "[  ]")]
    [InlineData("new[] { new Dictionary<int, int> { [1] = 2 } }", "[ [ [ 1, 2 ] ] ]")]
    public async Task Nested_dictionaries_are_shown_with_their_contents(string code, string text)
    {
        await bench.Run(code);
        Assert.Equal(text, bench.ResultText);
    }

    [Theory]
    [InlineData("new Thrower()")]
    [InlineData("new[] { new Thrower(), new Thrower() }")]
    [InlineData("new Dictionary<string, Thrower> { [\"a\"] = new() }")]
    public async Task What_throws_when_it_is_shown_is_shown_with_the_reason(string code)
    {
        await bench.Run(
            "class Thrower { public override string ToString() => throw new InvalidOperationException(\"no text\"); }"
        );
        await bench.Run(code);
        Assert.Contains("Thrower", bench.ResultText);
        Assert.Contains("no text", bench.ResultText);
        await bench.Run($"display({code});");
        Assert.Contains("no text", $"{Assert.IsType<DisplayEvent>(Assert.Single(bench.Events)).Data["text/plain"]}");
    }

    [Fact]
    public async Task A_formula_is_shown_as_LaTeX()
    {
        await bench.Run("(LaTeXString)@\"\\sigma^2\"");
        Assert.Contains("\\sigma^2", bench.Result["text/latex"]!.ToString());
    }

    [Fact]
    public async Task A_dictionary_that_throws_is_shown_by_its_pairs()
    {
        await bench.Run(
            """
            class Odd : Dictionary<string, int>, IDictionary<string, int>
            {
                ICollection<string> IDictionary<string, int>.Keys => throw new NotImplementedException();
                ICollection<int> IDictionary<string, int>.Values => throw new NotImplementedException();
            }
            new Odd { ["a"] = 1 }
            """
        );
        Assert.Equal("[ [ a, 1 ] ]", bench.ResultText);
    }

    [Fact]
    public async Task Text_is_plain_and_may_be_shown_as_something_else()
    {
        await bench.Run("\"a<b\".Display(); \"# a\".DisplayAs(\"text/markdown\");");
        var shown = bench.Events.Cast<DisplayEvent>().Select(display => Assert.Single(display.Data)).ToArray();
        Assert.Equal(("text/plain", "a<b"), (shown[0].Key, shown[0].Value!.ToString()));
        Assert.Equal(("text/markdown", "# a"), (shown[1].Key, shown[1].Value!.ToString()));
    }

    [Theory]
    [InlineData("image/png", "iVBORw0KGgo=")]
    [InlineData("image/jpeg", "/9j/4AAQ")]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    public async Task An_image_is_its_data_under_its_media_type(string mediaType, string data)
    {
        await bench.Run($"\"{data}\".DisplayAs(\"{mediaType}\");");
        var (kind, shown) = Assert.Single(Assert.IsType<DisplayEvent>(Assert.Single(bench.Events)).Data);
        Assert.Equal((mediaType, data), (kind, shown!.ToString()));
    }

    [Fact]
    public async Task Style_sheets_and_scripts_become_elements_and_html_goes_without_its_source_as_text()
    {
        await bench.Run("Javascript(\"run()\"); CSS(\"b { color: red }\"); display(HTML(\"<b>bold</b>\"));");
        Assert.All(bench.Events.Cast<DisplayEvent>(), shown => Assert.Equal("text/html", Assert.Single(shown.Data).Key));
        string[] html = [.. bench.Events.Cast<DisplayEvent>().Select(display => display.Data["text/html"]!.ToString())];
        Assert.Equal("<script type=\"text/javascript\">run()</script>", html[0]);
        Assert.Contains("b { color: red }", html[1]);
    }

    [Fact]
    public async Task A_value_without_a_formatter_is_html_and_text()
    {
        await bench.Run("new[] { 1, 2 }");
        Assert.Equal(["text/html", "text/plain"], bench.Result.Select(part => part.Key));
        Assert.Contains("<pre>[ 1, 2 ]</pre>", bench.Result["text/html"]!.ToString());
        Assert.Equal("[ 1, 2 ]", bench.ResultText);
    }

    [Fact]
    public async Task A_value_with_html_of_its_own_goes_without_text()
    {
        await bench.Run("using Microsoft.DotNet.Interactive.Formatting;\nclass Chart { public int[] Points = new int[9]; }");
        await bench.Run("Formatter.Register<Chart>(chart => \"<svg/>\", \"text/html\");\nnew Chart()");
        Assert.Equal("<svg/>", Assert.Single(bench.Result).Value!.ToString());
    }

    [Fact]
    public async Task Formatters_announced_by_name_alone_give_html_text_and_json_objects_of_derived_types_too()
    {
        await bench.Run(Announced);
        await bench.Run("new Claim()");
        Assert.Equal(["text/html", "text/plain", "application/vnd.claim+json"], bench.Result.Select(part => part.Key));
        Assert.Equal("<i>it holds</i>", bench.Result["text/html"]!.ToString());
        Assert.Equal("claim: it holds", bench.ResultText);
        Assert.Equal(JsonValueKind.True, bench.Result["application/vnd.claim+json"]!["holds"]!.GetValueKind());
        await bench.Run("new Derived()");
        Assert.Equal("<i>it holds</i>", bench.Result["text/html"]!.ToString());
    }

    [Fact]
    public async Task A_registered_formatter_wins_and_the_nearest_type_first()
    {
        await bench.Run("using Microsoft.DotNet.Interactive.Formatting;\nclass Animal { } class Dog : Animal { }");
        await bench.Run(
            "Formatter.Register<Dog>(dog => \"<u>dog</u>\", \"text/html\"); Formatter.Register<Animal>(animal => \"<u>animal</u>\", \"text/html\");"
        );
        await bench.Run("new Dog()");
        Assert.Equal("<u>dog</u>", bench.Result["text/html"]!.ToString());
        await bench.Run("new Animal()");
        Assert.Equal("<u>animal</u>", bench.Result["text/html"]!.ToString());
    }

    [Fact]
    public async Task Preferred_mime_types_decide_what_is_sent()
    {
        await bench.Run(
            "using Microsoft.DotNet.Interactive.Formatting;\nFormatter.SetPreferredMimeTypesFor(typeof(Version), \"application/json\");"
        );
        await bench.Run("new Version(1, 2)");
        Assert.Equal(["application/json"], bench.Result.Select(part => part.Key));
    }

    [Theory]
    [InlineData("Start")]
    [InlineData("UnsafeStart")] // It knows nothing of the cell that started it.
    public async Task Output_from_a_thread_of_its_own_reaches_the_cell(string start)
    {
        await bench.Run(
            $"var thread = new System.Threading.Thread(() => {{ Console.Write(\"from a thread\"); display(\"shown\").Update(\"anew\"); }}); thread.{start}(); thread.Join();"
        );
        Assert.Equal("from a thread", bench.Stdout);
        var id = Assert.Single(bench.Events.OfType<DisplayEvent>()).DisplayId;
        Assert.Equal(id, Assert.Single(bench.Events.OfType<UpdateEvent>()).DisplayId);
    }

    [Fact]
    public async Task What_comes_after_a_cells_end_is_shown_too()
    {
        await bench.Run(
            "var go = new TaskCompletionSource(); var shown = display(\"old\");\nvar late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); shown.Update(\"new\"); display(\"last\"); });"
        );
        var id = Assert.IsType<DisplayEvent>(Assert.Single(bench.Events)).DisplayId;
        await bench.Run("go.SetResult(); await late;");
        Assert.Equal("late", bench.Stdout);
        Assert.Equal(id, Assert.Single(bench.Events.OfType<UpdateEvent>()).DisplayId);
        Assert.Equal("last", Assert.Single(bench.Events.OfType<DisplayEvent>()).Data["text/plain"]!.ToString());
    }

    [Fact]
    public async Task The_contexts_own_display_keeps_its_place()
    {
        await bench.Run(
            "using Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.DisplayAs(\"old\", \"text/plain\"); shown.Update(\"new\");"
        );
        var id = Assert.IsType<DisplayEvent>(bench.Events[0]).DisplayId;
        Assert.Equal(id, Assert.IsType<UpdateEvent>(bench.Events[1]).DisplayId);
    }

    [Fact]
    public async Task A_cell_asks_the_person_in_front()
    {
        bench.Session.Input = (prompt, password, _) => Task.FromResult<string?>($"{prompt} {password}");
        await bench.Run("await GetInputAsync(\"Name?\")");
        Assert.Equal("Name? False", bench.ResultText);
        await bench.Run("(await GetPasswordAsync(\"Key?\")).GetClearTextPassword()");
        Assert.Equal("Key? True", bench.ResultText);
        bench.Session.Input = null;
        Assert.Contains("nobody is there to answer", (await bench.Fail("await GetInputAsync(\"Name?\")")).Message);
    }

    [Theory]
    [InlineData("""b("bold")""", "<b>bold</b>")]
    [InlineData("""p("a < b & c")""", "<p>a &lt; b &amp; c</p>")]
    [InlineData("""div("x", i("y"), HTML("<u>z</u>"))""", "<div>x<i>y</i><u>z</u></div>")]
    [InlineData("""a[href: "?a=1&b", @class: "big"]("go")""", "<a href=\"?a=1&amp;b\" class=\"big\">go</a>")]
    [InlineData("""ul(new[] { "one", "two" }.Select(x => li(x)))""", "<ul><li>one</li><li>two</li></ul>")]
    [InlineData("""table(tr(td("1"), td("2")))""", "<table><tr><td>1</td><td>2</td></tr></table>")]
    public async Task Elements_attributes_and_contents(string code, string html)
    {
        await bench.Run(Tags + code);
        Assert.Equal(html, bench.Result["text/html"]!.ToString());
    }

    [Fact]
    public async Task An_objects_own_rendering_goes_inside_and_a_view_is_html_alone()
    {
        await bench.Run(Tags + "record Point(int X, int Y);\ndiv(new Point(1, 2))");
        var html = bench.Result["text/html"]!.ToString();
        Assert.StartsWith("<div><details", html);
        Assert.Contains("<td>X</td>", html);
        Assert.Equal(["text/html"], bench.Result.Select(part => part.Key));
    }
}
