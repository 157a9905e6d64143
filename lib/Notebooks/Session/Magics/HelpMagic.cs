using System.Text.Json.Nodes;

namespace Notebooks.Session.Magics;

/// <summary><c>#!help NAME</c>: what a name stands for, shown beside the notebook.</summary>
internal sealed class HelpMagic : IMagic
{
    public IReadOnlyList<string> Names { get; } = ["help"];

    public string Help => "shows the signature and documentation of a name: #!help Math.Sqrt";

    public async Task Run(MagicPart call, NotebookSession session)
    {
        if (await session.Inspect(call.Arguments, call.Arguments.Length).ConfigureAwait(false) is not { } insight)
            throw SessionException.Magic($"line {call.Line}: #!help {call.Arguments}: nothing is known of this name");
        session.Page(new JsonObject { ["text/plain"] = insight.ToText() });
    }
}
