namespace Notebooks.Session.Magics;

/// <summary><c>#!lsmagic</c>: what there is.</summary>
internal sealed class ListMagic : IMagic
{
    public IReadOnlyList<string> Names { get; } = ["lsmagic"];

    public string Help => "lists the magic commands";

    public Task Run(MagicPart call, NotebookSession session)
    {
        HtmlTable.Of(MagicTable.All.Select(magic => new[] { $"#!{magic.Names[0]}", magic.Help })).Display();
        return Task.CompletedTask;
    }
}
