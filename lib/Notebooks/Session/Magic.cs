using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Session;

/// <summary>A command that starts with <c>#!</c>.</summary>
/// <param name="Names">The name behind <c>#!</c>; further names after the first.</param>
/// <param name="Help">What it does, in a line.</param>
/// <param name="Run">Does it.</param>
/// <param name="TakesBody">Whether the text below it is its own and not C#.</param>
internal sealed record Magic(string[] Names, string Help, Func<MagicPart, NotebookSession, Task> Run, bool TakesBody = false)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Magic> All { get; } =
    [
        Showing("about", "says which kernel, compiler and runtime this is", _ => About()),
        new(["csharp", "c#", "C#"], "says that C# follows", (_, _) => Task.CompletedTask),
        new(["help"], "shows the signature and documentation of a name: #!help Math.Sqrt", Explain),
        Markup(["html"], "shows the text below as HTML", "text/html"),
        new(["import"], "runs a .csx, .cs, .ipynb or .dib file here", Import),
        Markup(["javascript", "js"], "runs the text below in the page", "text/html", "<script>", "</script>"),
        Showing(
            "lsmagic",
            "lists the magic commands",
            _ => Table(All!.Select(magic => new[] { $"#!{magic.Names[0]}", magic.Help }))
        ),
        Markup(["markdown"], "shows the text below as Markdown", "text/markdown"),
        new(["time"], "shows how long the cell takes", Time),
        Showing("who", "lists the names of the variables", session => string.Join("\n", session.Variables.Select(of => of.Name))),
        Showing(
            "whos",
            "lists the variables with their types and values",
            session => Table(session.Variables.Select(variable => new[] { variable.Name, variable.Type, variable.Summary }))
        ),
    ];

    /// <summary>Whether there is a magic of this name to which the text below it belongs.</summary>
    public static bool OwnsBody(string name) => Find(name)?.TakesBody == true;

    /// <summary>The one that is called.</summary>
    public static Magic Called(MagicPart call) =>
        Find(call.Name)
        ?? throw SessionException.Magic(
            $"line {call.Line}: there is no #!{call.Name}. There are {string.Join(", ", All.Select(magic => $"#!{magic.Names[0]}"))}."
        );

    private static Magic? Find(string name) => All.FirstOrDefault(magic => magic.Names.Contains(name));

    private static Magic Showing(string name, string help, Func<NotebookSession, object> value) =>
        new(
            [name],
            help,
            (_, session) =>
            {
                value(session).Display();
                return Task.CompletedTask;
            }
        );

    private static Magic Markup(string[] names, string help, string mimeType, string before = "", string after = "") =>
        new(
            names,
            help,
            (call, _) =>
            {
                (before + call.Body + after).DisplayAs(mimeType);
                return Task.CompletedTask;
            },
            TakesBody: true
        );

    private static string About() =>
        $"C# notebook kernel {typeof(Magic).Assembly.GetName().Version}, Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    private static Task Import(MagicPart call, NotebookSession session) =>
        call.Arguments.Trim('"', '\'') is { Length: > 0 } path
            ? session.Import(path)
            : throw SessionException.Magic($"line {call.Line}: #!import expects a file: #!import setup.csx");

    private static async Task Explain(MagicPart call, NotebookSession session)
    {
        if (await session.Inspect(call.Arguments, call.Arguments.Length).ConfigureAwait(false) is not { } insight)
            throw SessionException.Magic($"line {call.Line}: #!help {call.Arguments}: nothing is known of this name");
        session.Page(new JsonObject { ["text/plain"] = insight.ToText() });
    }

    private static Task Time(MagicPart call, NotebookSession session)
    {
        var clock = Stopwatch.StartNew();
        session.AtCellEnd(() => FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.###} ms").Display());
        return Task.CompletedTask;
    }

    private static HtmlString Table(IEnumerable<string[]> rows) =>
        new(
            $"<table><tbody>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>"))}</tr>"))}</tbody></table>"
        );
}
