namespace Notebooks.Session.Magics;

/// <summary>Shows the text below it as it stands.</summary>
/// <param name="names">The names behind <c>#!</c>.</param>
/// <param name="help">What it does.</param>
/// <param name="mimeType">What the text is.</param>
/// <param name="before">Put before the text.</param>
/// <param name="after">Put after the text.</param>
internal sealed class MarkupMagic(string[] names, string help, string mimeType, string before = "", string after = "") : IMagic
{
    public IReadOnlyList<string> Names { get; } = names;

    public string Help => help;

    public bool TakesBody => true;

    public Task Run(MagicPart call, NotebookSession session)
    {
        (before + call.Body + after).DisplayAs(mimeType);
        return Task.CompletedTask;
    }
}
