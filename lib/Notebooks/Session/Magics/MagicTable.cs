namespace Notebooks.Session.Magics;

/// <summary>All magic commands.</summary>
internal static class MagicTable
{
    public static IReadOnlyList<IMagic> All { get; } =
    [
        new AboutMagic(),
        new CSharpMagic(),
        new HelpMagic(),
        new MarkupMagic(["html"], "shows the text below as HTML", "text/html"),
        new ImportMagic(),
        new MarkupMagic(["javascript", "js"], "runs the text below in the page", "text/html", "<script>", "</script>"),
        new ListMagic(),
        new MarkupMagic(["markdown"], "shows the text below as Markdown", "text/markdown"),
        new TimeMagic(),
        new WhoMagic("who", "lists the names of the variables", withValues: false),
        new WhoMagic("whos", "lists the variables with their types and values", withValues: true),
    ];

    public static bool TakesBody(string name) => Find(name)?.TakesBody == true;

    public static IMagic? Find(string name) => All.FirstOrDefault(magic => magic.Names.Contains(name));

    public static IMagic Get(MagicPart call) =>
        Find(call.Name)
        ?? throw SessionException.Magic(
            $"line {call.Line}: there is no #!{call.Name}. There are {string.Join(", ", All.Select(magic => $"#!{magic.Names[0]}"))}."
        );
}
