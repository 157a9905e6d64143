using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Notebooks.Jupyter;

/// <summary>The cells that this kernel ran.</summary>
internal sealed class History
{
    /// <summary>The number of this run of the kernel: nothing is kept beyond it.</summary>
    private const int Session = 1;

    private readonly Lock gate = new();
    private readonly List<(int Line, string Input, string? Output)> cells = [];

    public void Add(int line, string input, string? output)
    {
        lock (gate)
            cells.Add((line, input, output));
    }

    /// <summary>Answers a history_request: the tail, a range, or what fits a pattern.</summary>
    public JsonObject Answer(Message request)
    {
        var withOutput = request.Get("output", false);
        lock (gate)
        {
            var found = request.Get("hist_access_type", "tail") switch
            {
                "range" => Range(request.Get("session", 0), request.Get("start", 0), request.Get("stop", int.MaxValue)),
                "search" => Search(request.Get("pattern", "*"), request.Get("unique", false))
                    .TakeLast(request.Get("n", int.MaxValue)),
                _ => cells.TakeLast(request.Get("n", int.MaxValue)),
            };
            return new JsonObject
            {
                ["status"] = "ok",
                ["history"] = new JsonArray([.. found.Select(cell => Entry(cell, withOutput))]),
            };
        }
    }

    /// <summary>Session 0 is the present one, and negative numbers count back from it.</summary>
    private IEnumerable<(int Line, string Input, string? Output)> Range(int session, int start, int stop) =>
        session is 0 or Session ? cells.Where(cell => cell.Line >= start && cell.Line < stop) : [];

    private IEnumerable<(int Line, string Input, string? Output)> Search(string pattern, bool unique)
    {
        var fitting = cells.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Input, ignoreCase: false));
        return unique ? fitting.Reverse().DistinctBy(cell => cell.Input).Reverse() : fitting;
    }

    private static JsonArray Entry((int Line, string Input, string? Output) cell, bool withOutput) =>
        [Session, cell.Line, withOutput ? new JsonArray(cell.Input, cell.Output) : cell.Input];
}
