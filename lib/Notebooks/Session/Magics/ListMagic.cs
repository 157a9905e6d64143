using System.Net;
using Microsoft.AspNetCore.Html;

namespace Notebooks.Session.Magics;

/// <summary><c>#!lsmagic</c>: what there is.</summary>
internal sealed class ListMagic : IMagic
{
    public IReadOnlyList<string> Names { get; } = ["lsmagic"];

    public string Help => "lists the magic commands";

    public Task Run(MagicPart call, NotebookSession session)
    {
        var rows = MagicTable.All.Select(magic =>
            $"<tr><td><code>#!{magic.Names[0]}</code></td><td>{WebUtility.HtmlEncode(magic.Help)}</td></tr>"
        );
        new HtmlString($"<table class=\"dni-table\"><tbody>{string.Concat(rows)}</tbody></table>").Display();
        return Task.CompletedTask;
    }
}
