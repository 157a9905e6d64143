using System.Text.RegularExpressions;

namespace Notebooks.Site;

/// <summary>A notebook's own HTML, without what the site links once for all pages and what would ask the network.</summary>
internal static partial class OfflineMarkup
{
    [GeneratedRegex(
        """<script\b[^>]*\bdata-asset\s*=\s*["']?plotly\.js\b.*?</script\s*>""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex PlotlyItself { get; }

    [GeneratedRegex(
        """<(?<tag>script|iframe|object|video|audio)\b[^>]*\s(?:src|data)\s*=\s*["']?(?<url>(?:https?:)?//[^"'\s>]+).*?</\k<tag>\s*>""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex RemoteElements { get; }

    [GeneratedRegex(
        """<(?:link|img|source|embed)\b[^>]*\s(?:src|href|srcset)\s*=\s*["']?(?<url>(?:https?:)?//[^"'\s>]+)[^>]*>""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex RemoteTags { get; }

    /// <summary>The markup to show; <paramref name="dropped"/> is told the address of everything remote that was left out.</summary>
    public static string Clean(string html, Action<string> dropped)
    {
        html = PlotlyItself.Replace(html, "");
        foreach (var remote in new[] { RemoteElements, RemoteTags })
            html = remote.Replace(
                html,
                match =>
                {
                    dropped(match.Groups["url"].Value);
                    return "";
                }
            );
        return html;
    }
}
