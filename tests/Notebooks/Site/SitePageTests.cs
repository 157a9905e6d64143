using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Notebooks.Tests.Site.SiteSandbox;

namespace Notebooks.Tests.Site;

/// <summary>What a page makes of each kind of cell and output.</summary>
public sealed class SitePageTests : IDisposable
{
    private readonly SiteSandbox site = new();

    public void Dispose() => site.Dispose();

    private string Render(params JsonObject[] cells)
    {
        site.Add("01-page", cells);
        site.Build();
        return site.Page("01-page.html");
    }

    [Fact]
    public void Inline_formulas_reach_the_page_as_TeX()
    {
        var page = Render(
            Markdown(@"# T" + "\n\n" + @"$p_\theta(x_{1}|z) < 1$ and *emphasis* with snake_case_name and $a*b*c$.")
        );
        Assert.Contains(@"<span class=""math"">p_\theta(x_{1}|z) &lt; 1</span>", page);
        Assert.Contains(@"<span class=""math"">a*b*c</span>", page);
        Assert.Contains("<em>emphasis</em>", page);
        Assert.Contains("snake_case_name", page);
    }

    [Theory]
    [InlineData("밀도 $p_\\theta(x)$의 값", """밀도 <span class="math">p_\theta(x)</span>의 값""")]
    [InlineData("을$x$를", """을<span class="math">x</span>를""")]
    [InlineData(
        "a $d$-dimensional ($x$) $y$, $z$",
        """a <span class="math">d</span>-dimensional (<span class="math">x</span>) <span class="math">y</span>, <span class="math">z</span>"""
    )]
    [InlineData("over\n$a +\nb$ lines", "over\n<span class=\"math\">a +\nb</span> lines")]
    [InlineData("a price $\\$5$ of five", """a price <span class="math">\$5</span> of five""")]
    [InlineData("$$a$ b$$", """<span class="math display">a$ b</span>""")]
    [InlineData("$5 and $6", "$5 and $6")]
    [InlineData("US$5 or CA$6", "US$5 or CA$6")]
    [InlineData("from $5$6", "from $5$6")]
    [InlineData("$ x $ and $$ and $", "$ x $ and $$ and $")]
    public void Dollars_are_formulas_where_notebooks_read_them_so(string markdown, string html) =>
        Assert.Contains(
            $"<p>{html}</p>",
            Render(Markdown($"# T\n\nLead.\n\n{markdown}")).Replace(" lang=\"ko\"", "", StringComparison.Ordinal)
        );

    [Fact]
    public void Display_formulas_keep_their_lines_and_backslashes()
    {
        var page = Render(
            Markdown("# T\n\n$$\n\\begin{aligned}\na &= b \\\\\nc &= \\{d\\}\n\\end{aligned}\n$$\n\nOn one line: $$x_1 = *y*$$")
        );
        Assert.Contains(
            "<div class=\"math display\">\\begin{aligned}\na &amp;= b \\\\\nc &amp;= \\{d\\}\n\\end{aligned}</div>",
            page
        );
        Assert.Contains("<span class=\"math display\">x_1 = *y*</span>", page);
    }

    [Fact]
    public void Text_outputs_and_code_are_escaped()
    {
        var page = Render(
            Code("var a = \"<b>\" + x;", Shown(("text/plain", "<script>alert(1)</script>"))),
            Code("Console.Write(1 < 2);", Stream("stdout", "<i>not markup</i>\n"))
        );
        Assert.DoesNotContain("<script>alert", page);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
        Assert.Contains("&lt;i&gt;not markup&lt;/i&gt;", page);
        Assert.Contains("<span class=\"c-string\">&quot;&lt;b&gt;&quot;</span>", page);
    }

    [Fact]
    public void Streams_play_carriage_returns_and_keep_colours()
    {
        var page = Render(
            Code("x", Stream("stdout", "step 1\rstep 2\r"), Stream("stdout", "step 3 \u001b[1;32mdone\u001b[0m\u001b[2K\n"))
        );
        Assert.DoesNotContain("step 1", page);
        Assert.Contains("step 3 <span class=\"ansi-bold ansi-2\">done</span></pre>", page);
        Assert.DoesNotContain('\u001b', page);
    }

    [Fact]
    public void A_figure_comes_as_json_that_cannot_close_its_script()
    {
        var page = Render(
            Code("Plot()", Figure("""{"title":{"text":"</script><b>x"},"height":333,"meta":{"alt":"Two \"humps\""}}"""))
        );
        Assert.Contains("\\u003c/script>", page);
        Assert.Contains("style=\"height:333px\"", page);
        Assert.Contains("aria-label=\"Two &quot;humps&quot;\"", page);
        Assert.DoesNotContain("figure as html", page);
        Assert.Contains("src=\"assets/plotly.min.js\"", page);
    }

    [Fact]
    public void The_notebooks_own_plotly_is_dropped_and_a_page_without_figures_links_none()
    {
        var page = Render(
            Code("#!import setup.csx", Shown(("text/html", "<script data-asset=\"plotly.js\">window.Plotly='inline';</script>"))),
            Code("1", Shown(("text/html", "<p>kept</p>")))
        );
        Assert.DoesNotContain("inline", page.Split("Content-Security-Policy")[1].Split("</head>")[1]);
        Assert.DoesNotContain("plotly.min.js", page);
        Assert.Contains("<p>kept</p>", page);
    }

    [Fact]
    public void A_claim_is_a_badge_with_its_number_and_bound()
    {
        var page = Render(
            Code("Verify.That()", Claim("error of $f$ <small>", 0.03121234, holds: true), Claim("other", 0.25, holds: false))
        );
        Assert.Contains("error of <span class=\"math\">f</span> &lt;small&gt;", page);
        Assert.Contains("<strong>0.03121</strong> ≤ 0.05 nats", page);
        Assert.Contains("class=\"output claim fails\"", page);
    }

    [Fact]
    public void A_badge_shows_theory_and_each_twin_in_the_line_of_the_number()
    {
        var page = Render(
            Code("1", Claim("c", "claim", ("a <clock>", 0.7, true)), Claim("d", "claim", ("noise", 0.02, false))),
            Code("2", Claim("sides agree", "identity"))
        );
        Assert.Contains("<strong>0.01</strong> ≤ 0.05 nats <span class=\"apart\">·</span> theory 0.0123 nats", page);
        Assert.Contains(
            "<span class=\"twin\">twin: a &lt;clock&gt; <span class=\"value\"><strong>0.7</strong> ✗</span></span>",
            page
        );
        Assert.Contains("twin: noise <span class=\"value\"><strong>0.02</strong> keeps the bound: no power", page);
        Assert.Contains("class=\"output claim identity\" id=\"identity-1\"", page);
    }

    [Theory, InlineData(0.563571, "0.5636"), InlineData(0.03121234, "0.03121"), InlineData(-3.14159, "-3.142")]
    [InlineData(96.31, "96.31"), InlineData(1797, "1797"), InlineData(0, "0"), InlineData(2.0457e-16, "2.046e-16")]
    public void Measured_numbers_have_four_significant_digits(double measured, string read)
    {
        var page = Render(Code("1", Claim("c", measured, holds: true)));
        Assert.Contains($"<strong>{read}</strong>", page);
    }

    [Fact]
    public void A_failed_notebook_says_how_it_ended_and_shows_the_error()
    {
        site.Add(
            "02-failed",
            "failed",
            "cell 2, line 1: expected x: [B, 2]",
            Markdown("# Failing"),
            Code(
                "throw new E();",
                JsonNode
                    .Parse(
                        """
                        {"output_type": "error", "ename": "ShapeException", "evalue": "expected x: [B, 2], got <none>",
                         "traceback": ["\u001b[31mat cell 2\u001b[0m", "line 1"]}
                        """
                    )!
                    .AsObject()
            )
        );
        var report = site.Build();
        var page = site.Page("02-failed.html");
        Assert.Equal("failed", Assert.Single(report.Pages).Status);
        Assert.Contains("a cell failed", page);
        Assert.Contains("cell 2, line 1: expected x: [B, 2]", page);
        Assert.Contains("<strong>ShapeException</strong> expected x: [B, 2], got &lt;none&gt;", page);
        Assert.Contains("<span class=\"ansi-1\">at cell 2</span>\nline 1", page);
    }

    [Fact]
    public void Units_begin_at_headings_and_ids_are_unique()
    {
        var page = Render(
            Markdown("# T"),
            Markdown("## Same"),
            Code("1"),
            Markdown("more"),
            Markdown("## Same"),
            Markdown("# Second title")
        );
        Assert.Equal(4, page.Split("<section class=\"unit\">").Length - 1);
        Assert.Single(Regex.Matches(page, "<h1"));
        var ids = Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Contains("same-2", ids);
    }

    [Fact]
    public void A_second_figure_under_a_heading_opens_a_slide_that_continues_the_first()
    {
        var page = Render(
            Markdown("# T"),
            Markdown("## Maps"),
            Code("1", Figure("{}")),
            Code("2", Claim("a", 0.01, holds: true)),
            Code("3", Figure("{}")),
            Code("4", Claim("b", 0.01, holds: true))
        );
        var continued = Assert.Single(page.Split("<section class=\"unit continued\" data-title=\"Maps\">")[1..]);
        Assert.DoesNotContain("id=\"claim-1\"", continued);
        Assert.Contains("id=\"figure-2\"", continued);
        Assert.Contains("id=\"claim-2\"", continued);
    }

    [Fact]
    public void Long_numbers_do_not_break_at_their_spaces()
    {
        var page = Render(
            Markdown("# T\n\nAll 1 797 of 10 000 000, in 2 000 steps of 15 12345."),
            Code("1", Claim("0 of 10 000", 0, holds: true))
        );
        Assert.Contains("All 1\u00a0797 of 10\u00a0000\u00a0000, in 2\u00a0000 steps of 15 12345.", page);
        Assert.Contains("0 of 10&#160;000", page);
    }

    [Fact]
    public void Korean_passages_are_marked_as_Korean()
    {
        var page = Render(Markdown("# T\n\n## 요점\n\n- 생성 모델은 분포 사이의 map이다.\n- English only."));
        Assert.Contains("<h2 id=\"요점\" lang=\"ko\">", page);
        Assert.Contains("<li lang=\"ko\">", page);
        Assert.Contains("<li>English only.</li>", page);
    }

    [Fact]
    public void Code_is_highlighted_by_the_compilers_parser()
    {
        var page = Render(Code("#!import setup.csx\nusing var scope = NewDisposeScope(); // ok\nvar n = Data.Load<float>(3);"));
        Assert.Contains("<span class=\"c-directive\">#!import setup.csx</span>", page);
        Assert.Contains("<span class=\"c-keyword\">using</span>", page);
        Assert.Contains("<span class=\"c-method\">NewDisposeScope</span>", page);
        Assert.Contains("<span class=\"c-comment\">// ok</span>", page);
        Assert.Contains("<span class=\"c-type\">Data</span>.<span class=\"c-method\">Load</span>", page);
        Assert.Contains("<span class=\"c-number\">3</span>", page);
    }

    [Fact]
    public void Highlighting_knows_what_earlier_cells_and_imports_declare()
    {
        File.WriteAllText(
            Path.Combine(site.Root, "notebooks", "setup.csx"),
            "using static System.Math;\nclass Model { public static int Size; }"
        );
        var page = Render(
            Code("#!import setup.csx"),
            Code("Func<double, double> f = Sqrt;\nstring[] Names = [\"a\"];\nNames.Length"),
            Code("var n = Names.Length + Model.Size + (int)DayOfWeek.Friday;")
        );
        Assert.Contains("= <span class=\"c-method\">Sqrt</span>;", page);
        Assert.Contains("= Names.Length + <span class=\"c-type\">Model</span>.Size", page);
        Assert.Contains("<span class=\"c-type\">DayOfWeek</span>.<span class=\"c-number\">Friday</span>", page);
    }
}
