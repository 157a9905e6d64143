namespace Notebooks.Session.Magics;

/// <summary><c>#!who</c>, <c>#!whos</c>: the variables that live.</summary>
/// <param name="name">The name behind <c>#!</c>.</param>
/// <param name="help">What it does.</param>
/// <param name="withValues">Whether types and values are shown too.</param>
internal sealed class WhoMagic(string name, string help, bool withValues) : IMagic
{
    public IReadOnlyList<string> Names { get; } = [name];

    public string Help => help;

    public Task Run(MagicPart call, NotebookSession session)
    {
        if (withValues)
            HtmlTable
                .Of(session.Variables.Select(variable => new[] { variable.Name, variable.Type, variable.Summary }))
                .Display();
        else
            string.Join("\n", session.Variables.Select(variable => variable.Name)).Display();
        return Task.CompletedTask;
    }
}
