using System.Globalization;

namespace Notebooks.Site;

/// <summary>Run information as HTML.</summary>
internal static class RunView
{
    /// <summary>One notebook's run in a line.</summary>
    public static string Line(NotebookPage page)
    {
        var run = page.Run;
        var facts = new List<string> { run.Verdict };
        if (run.Seconds is { } seconds)
            facts.Add(Html.Duration(seconds));
        if (run.Started is { } started)
            facts.Add(Date(started));
        if (run.Machine.Length > 0)
            facts.Add(run.Machine);
        facts.AddRange(run.Parameters.Select(parameter => $"{parameter.Key} = {parameter.Value}"));
        return $"<p class=\"run\">Run: {Html.Escape(string.Join(" · ", facts))}</p>";
    }

    /// <summary>The runs of all notebooks: what they share, then a row each.</summary>
    public static string Table(IReadOnlyList<NotebookPage> pages)
    {
        var facts = new List<(string Name, string Value)>();
        var started = pages.Select(page => page.Run.Started).Where(date => date is not null).Order().FirstOrDefault();
        if (started is { } first)
            facts.Add(("Date", Date(first)));
        facts.AddRange(
            pages
                .Select(page => page.Run.Machine)
                .Where(machine => machine.Length > 0)
                .Distinct()
                .Select(machine => ("Machine", machine))
        );
        facts.AddRange(pages.SelectMany(page => page.Run.Versions).Distinct().Select(version => (version.Key, version.Value)));
        facts.Add(("Total time", Html.Duration(pages.Sum(page => page.Run.Seconds ?? 0))));
        var rows = pages.Select(page =>
            $"<tr><th scope=\"row\"><a href=\"{page.File}\">{Html.Escape(page.Name)}</a></th><td><span class=\"status {(page.Run.Passed ? "holds" : "fails")}\">{page.Run.Verdict}</span></td>"
            + $"<td class=\"number\">{(page.Run.Seconds is { } seconds ? Html.Duration(seconds) : "")}</td>"
            + $"<td>{Html.Escape(string.Join(", ", page.Run.Parameters.Select(pair => $"{pair.Key} = {pair.Value}")))}</td></tr>\n"
        );
        return $"""
            <dl class="facts">
            {string.Concat(
                facts.Select(fact => $"<div><dt>{Html.Escape(fact.Name)}</dt><dd>{Html.Escape(fact.Value)}</dd></div>\n")
            )}</dl>
            <div class="scroll" tabindex="0" role="region" aria-label="Runs">
            <table>
            <thead><tr><th scope="col">Notebook</th><th scope="col">Result</th><th scope="col" class="number">Time</th><th scope="col">Parameters</th></tr></thead>
            <tbody>
            {string.Concat(rows)}</tbody>
            </table>
            </div>
            """;
    }

    private static string Date(DateTimeOffset date) => date.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture);
}
