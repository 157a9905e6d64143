using System.Text.Json.Nodes;
using Notebooks.Format;
using Notebooks.Session;

namespace Notebooks.Headless;

/// <summary>Writes what cells put out into their outputs, in nbformat's shape: text joined, displays updated in place.</summary>
internal sealed class OutputCollector
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, JsonObject> displays = [];
    private Cell? current;
    private int count;
    private bool clearing;

    /// <summary>The error of the present cell, if any.</summary>
    public ErrorEvent? Error { get; private set; }

    public void Begin(Cell cell)
    {
        lock (gate)
        {
            current = cell;
            cell.Outputs = [];
            cell.ExecutionCount = ++count;
            Error = null;
            clearing = false;
        }
    }

    public void Add(SessionEvent happened)
    {
        lock (gate)
        {
            if (clearing && happened is StreamEvent or DisplayEvent or ResultEvent or ErrorEvent)
                Clear();
            switch (happened)
            {
                case ClearEvent { Wait: true }:
                    clearing = true;
                    break;
                case ClearEvent:
                    Clear();
                    break;
                case StreamEvent text when current!.Outputs is [.., JsonObject last] && last["name"]?.ToString() == text.Name:
                    last["text"] = last["text"] + text.Text;
                    break;
                case StreamEvent text:
                    Put(
                        new JsonObject
                        {
                            ["output_type"] = "stream",
                            ["name"] = text.Name,
                            ["text"] = text.Text,
                        }
                    );
                    break;
                case DisplayEvent display:
                    displays[display.DisplayId] = Put(Shown("display_data", display.Data));
                    break;
                case UpdateEvent update when displays.TryGetValue(update.DisplayId, out var place):
                    place["data"] = update.Data.DeepClone();
                    break;
                case PageEvent page:
                    Put(Shown("display_data", page.Data));
                    break;
                case ResultEvent result:
                    Put(Shown("execute_result", result.Data))["execution_count"] = current!.ExecutionCount;
                    break;
                case ErrorEvent error:
                    Fail(error);
                    break;
            }
        }
    }

    /// <summary>Adds an error that the session could not report itself.</summary>
    public void Fail(ErrorEvent error)
    {
        lock (gate)
        {
            Error = error;
            Put(
                new JsonObject
                {
                    ["output_type"] = "error",
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)JsonValue.Create(line)!)]),
                }
            );
        }
    }

    private void Clear()
    {
        current!.Outputs = [];
        clearing = false;
    }

    private static JsonObject Shown(string type, JsonObject data) =>
        new()
        {
            ["output_type"] = type,
            ["metadata"] = new JsonObject(),
            ["data"] = data.DeepClone(),
        };

    private JsonObject Put(JsonObject output)
    {
        current!.Outputs.Add((JsonNode)output);
        return output;
    }
}
