namespace Notebooks.Session.Magics;

/// <summary><c>#!time</c>: says at the cell's end how long it took.</summary>
internal sealed class TimeMagic : IMagic
{
    public IReadOnlyList<string> Names { get; } = ["time"];

    public string Help => "shows how long the cell takes";

    public Task Run(MagicPart call, NotebookSession session)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        session.AtCellEnd(() => FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.###} ms").Display());
        return Task.CompletedTask;
    }
}
