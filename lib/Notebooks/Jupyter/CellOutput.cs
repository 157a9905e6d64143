using System.Text.Json.Nodes;
using Notebooks.Session;

namespace Notebooks.Jupyter;

/// <summary>What one execute request puts out, broadcast as it comes.</summary>
/// <param name="broadcast">The iopub channel.</param>
/// <param name="parent">The request's header.</param>
/// <param name="number">The cell's execution count.</param>
/// <param name="silent">Whether nothing of it is broadcast.</param>
internal sealed class CellOutput(Broadcast broadcast, JsonObject parent, int number, bool silent)
{
    /// <summary>The error, if there was one; only the first is broadcast.</summary>
    public ErrorEvent? Error { get; private set; }

    /// <summary>The renderings of the last result; null when there was none.</summary>
    public JsonObject? Result { get; private set; }

    /// <summary>What the front end is to show beside the notebook.</summary>
    public JsonArray Payload { get; } = [];

    public void Add(SessionEvent happened)
    {
        if (happened is ErrorEvent error)
        {
            if (Error is not null)
                return;
            Error = error;
        }
        if (happened is ResultEvent result)
            Result = (JsonObject)result.Data.DeepClone();
        if (happened is PageEvent page)
            Payload.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["source"] = "page",
                        ["data"] = page.Data.DeepClone(),
                        ["start"] = 0,
                    }
            );
        else if (!silent)
            Send(happened);
    }

    /// <summary>The error as messages have it.</summary>
    public static JsonObject Describe(ErrorEvent error) =>
        new()
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)JsonValue.Create(line)!)]),
        };

    private void Send(SessionEvent happened)
    {
        switch (happened)
        {
            case StreamEvent text:
                Send("stream", new() { ["name"] = text.Name, ["text"] = text.Text });
                break;
            case DisplayEvent display:
                Send("display_data", Shown(display.Data, display.DisplayId));
                break;
            case UpdateEvent update:
                Send("update_display_data", Shown(update.Data, update.DisplayId));
                break;
            case ResultEvent result:
                var shown = Shown(result.Data, null);
                shown["execution_count"] = number;
                Send("execute_result", shown);
                break;
            case ClearEvent clear:
                Send("clear_output", new() { ["wait"] = clear.Wait });
                break;
            case ErrorEvent error:
                Send("error", Describe(error));
                break;
        }
    }

    private void Send(string type, JsonObject content) => broadcast.Send(type, content, parent);

    private static JsonObject Shown(JsonObject data, string? displayId) =>
        new()
        {
            ["data"] = data.DeepClone(),
            ["metadata"] = new JsonObject(),
            ["transient"] = displayId is null ? [] : new JsonObject { ["display_id"] = displayId },
        };
}
