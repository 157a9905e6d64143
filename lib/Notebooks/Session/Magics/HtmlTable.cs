using System.Net;
using Microsoft.AspNetCore.Html;

namespace Notebooks.Session.Magics;

/// <summary>Rows of text as an HTML table.</summary>
internal static class HtmlTable
{
    public static IHtmlContent Of(IEnumerable<string[]> rows) =>
        new HtmlString(
            $"<table><tbody>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>"))}</tr>"))}</tbody></table>"
        );
}
