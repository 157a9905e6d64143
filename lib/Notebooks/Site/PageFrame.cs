namespace Notebooks.Site;

/// <summary>What all pages share: head, bar, scripts.</summary>
internal static class PageFrame
{
    // Nothing may leave the page, whatever an output holds: the browser itself is told so.
    private const string Policy =
        "default-src 'none'; script-src 'self' file: 'unsafe-inline' 'unsafe-eval'; style-src 'self' file: 'unsafe-inline'; "
        + "img-src 'self' file: data: blob:; font-src 'self' file: data:; media-src data: blob:; form-action 'none'; base-uri 'none'";

    /// <summary>A whole page. <paramref name="body"/> holds the main element and what stands beside it.</summary>
    public static string Page(
        string title,
        string siteTitle,
        string bodyClass,
        string body,
        bool needsPlotly,
        string barLinks = ""
    ) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="color-scheme" content="light dark">
            <title>{Html.Escape(title)}</title>
            <link rel="icon" href="assets/icon.svg">
            <link rel="stylesheet" href="assets/katex.min.css">
            <link rel="stylesheet" href="assets/site.css">
            <script src="assets/theme.js"></script>
            <script defer src="assets/katex.min.js"></script>
            <script defer src="assets/page.js"></script>
            <script defer src="assets/search.js"></script>
            <script defer src="assets/figure.js"></script>
            <script defer src="assets/figures.js"></script>
            {(bodyClass == "notebook" ? "<script defer src=\"assets/present.js\"></script>\n" : "")}{(
                needsPlotly ? "<script async src=\"assets/plotly.min.js\" id=\"plotly-library\"></script>\n" : ""
            )}</head>
            <body class="{bodyClass}">
            <a class="skip" href="#main">Skip to the content</a>
            <header class="bar">
            <a class="home" href="index.html">{Html.Escape(siteTitle)}</a>
            {barLinks}<div class="tools">
            <button type="button" id="search-open" title="Search ( / )"><span aria-hidden="true">⌕</span> Search</button>
            {(bodyClass == "notebook" ? "<button type=\"button\" id=\"present-toggle\" title=\"Present ( p )\"><span aria-hidden=\"true\">▷</span> Present</button>\n" : "")}<button type="button" id="theme-toggle" title="Light or dark ( t )"><span aria-hidden="true">◐</span> Theme</button>
            </div>
            </header>
            {body}
            <dialog id="search" aria-label="Search the site">
            <form method="dialog"><input id="search-text" type="search" aria-label="Search headings, claims and text" placeholder="Headings, claims, text …" autocomplete="off"><button type="submit">Close</button></form>
            <ol id="search-results" aria-live="polite"></ol>
            </dialog>
            </body>
            </html>

            """;
}
