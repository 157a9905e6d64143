using System.Text.Json.Nodes;

namespace Notebooks.Site;

/// <summary>What the search looks through, as a script: pages opened from a file may load scripts, but may not fetch.</summary>
internal static class SearchIndex
{
    private const int PassageLimit = 1500;

    /// <summary>Entries of [file#anchor, page title, heading, text, kind], kind one of <c>heading</c>, <c>claim</c>.</summary>
    public static string ToScript(IEnumerable<NotebookPage> pages)
    {
        var entries = new JsonArray();
        foreach (var page in pages)
        {
            foreach (var passage in page.Passages)
                entries.Add(
                    Entry(page, passage.Heading?.Id ?? "main", passage.Heading?.Text ?? page.Title, passage.Text, "heading")
                );
            foreach (var claim in page.Claims)
                entries.Add(
                    Entry(
                        page,
                        claim.Anchor,
                        claim.Text,
                        string.Join(
                            "; ",
                            [
                                $"{claim.Measured} {claim.Relation} {claim.Bound} {claim.Unit}",
                                .. claim.Twins.Select(twin => $"{twin.Name} {twin.Value}"),
                            ]
                        ),
                        "claim"
                    )
                );
        }
        return $"window.searchEntries = {Json.ForScript(entries)};\n";
    }

    private static JsonArray Entry(NotebookPage page, string anchor, string heading, string text, string kind) =>
        [$"{page.File}#{anchor}", page.Title, heading, text.Length > PassageLimit ? text[..PassageLimit] : text, kind];
}
