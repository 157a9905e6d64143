using Notebooks.Session;

namespace Notebooks.Tests.Session;

/// <summary>Commands that start with <c>#!</c>.</summary>
[Collection(SessionCollection.Name)]
public sealed class MagicTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    private string Shown(string mimeType) => Assert.Single(bench.Events.OfType<DisplayEvent>()).Data[mimeType]!.ToString();

    [Fact]
    public async Task Markup_is_shown_as_it_stands_until_csharp_comes_again()
    {
        await bench.Run("var n = 1;\n#!markdown\n# It's \"n\" /* here\n\n#!csharp\nn + 1");
        Assert.Equal("# It's \"n\" /* here", Shown("text/markdown"));
        Assert.Equal("2", bench.ResultText);
    }

    [Fact]
    public async Task Html_and_javascript_become_html()
    {
        await bench.Run("#!html\n<b>bold</b>");
        Assert.Equal("<b>bold</b>", Shown("text/html"));
        await bench.Run("#!javascript\nalert(1)");
        Assert.Equal("<script>alert(1)</script>", Shown("text/html"));
    }

    [Fact]
    public async Task Time_is_told_at_the_end()
    {
        await bench.Run("#!time\nawait Task.Delay(30);\nConsole.Write(\"done\");");
        Assert.Equal("done", bench.Stdout);
        var told = Assert.IsType<DisplayEvent>(bench.Events[^1]).Data["text/plain"]!.ToString();
        Assert.InRange(double.Parse(told.Split(' ')[2]), 25, 30_000);
    }

    [Fact]
    public async Task Who_lists_names_and_whos_values()
    {
        await bench.Run("var beta = 2.5; var alpha = \"a\";");
        await bench.Run("var beta = 3;");
        await bench.Run("#!who");
        Assert.Equal("alpha\nbeta", Shown("text/plain"));
        await bench.Run("#!whos");
        Assert.Contains("<td>beta</td><td>System.Int32</td><td>3</td>", Shown("text/html"));
    }

    [Fact]
    public async Task Lsmagic_lists_and_about_tells_versions()
    {
        await bench.Run("#!lsmagic");
        Assert.Contains("#!import", Shown("text/html"));
        await bench.Run("#!about");
        Assert.Contains("Roslyn", Shown("text/plain"));
    }

    [Fact]
    public async Task An_unknown_magic_is_told_with_those_there_are()
    {
        var error = await bench.Fail("var x = 1;\n#!fsharp\nlet y = 2");
        Assert.StartsWith("line 2: there is no #!fsharp. There are #!about, #!csharp", error.Message);
    }

    [Fact]
    public async Task Text_in_a_string_or_comment_is_no_magic()
    {
        await bench.Run("var text = \"\"\"\n#!time\n\"\"\";\n/*\n#!nonsense\n*/\ntext");
        Assert.Equal("#!time", bench.ResultText);
    }

    [Fact]
    public async Task Lines_keep_their_numbers_behind_a_magic()
    {
        var error = await bench.Fail("#!time\n\nvar x = 1;\nthrow new Exception();");
        Assert.EndsWith("cell 1, line 4", error.Traceback[^1]);
    }
}
