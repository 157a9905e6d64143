namespace Notebooks.Session.Magics;

/// <summary>A command that starts with <c>#!</c>.</summary>
internal interface IMagic
{
    /// <summary>The name behind <c>#!</c>; further names after the first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What it does, in a line.</summary>
    public string Help { get; }

    /// <summary>Whether the text below it is its own and not C#.</summary>
    public bool TakesBody => false;

    public Task Run(MagicPart call, NotebookSession session);
}
