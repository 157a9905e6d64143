namespace Notebooks.Session.Magics;

/// <summary><c>#!import FILE</c>: runs the C# of a script or of another notebook in this session.</summary>
internal sealed class ImportMagic : IMagic
{
    public IReadOnlyList<string> Names { get; } = ["import"];

    public string Help => "runs a .csx, .cs, .ipynb or .dib file here";

    public Task Run(MagicPart call, NotebookSession session) =>
        call.Arguments.Trim('"', '\'') is { Length: > 0 } path
            ? session.Import(path)
            : throw SessionException.Magic($"line {call.Line}: #!import expects a file: #!import setup.csx");
}
