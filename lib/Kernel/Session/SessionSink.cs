using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Kernel.Session;

/// <summary>Turns the display API's calls into events of the cell that runs; one event at a time.</summary>
internal sealed class SessionSink : IDisplaySink
{
    private readonly Lock gate = new();
    private Action<SessionEvent> publish = _ => { };

    /// <summary>Who hears the events from now on.</summary>
    public void Attach(Action<SessionEvent> listener)
    {
        lock (gate)
            publish = listener;
    }

    public void Publish(SessionEvent happened)
    {
        lock (gate)
            publish(happened);
    }

    public void Show(DisplayedValue value) => Publish(new DisplayEvent(Data(value.FormattedValues), value.DisplayId));

    public void Update(DisplayedValue value) => Publish(new UpdateEvent(Data(value.FormattedValues), value.DisplayId));

    public void Write(string stream, string text) => Publish(new StreamEvent(stream, text));

    public void Result(object? value) => Publish(new ResultEvent(Data(FormattedValue.CreateManyFromObject(value!))));

    private static JsonObject Data(IEnumerable<FormattedValue> values)
    {
        var data = new JsonObject();
        foreach (var value in values)
            data[value.MimeType] = value.MimeType.EndsWith("json", StringComparison.Ordinal)
                ? Json(value.Value)
                : JsonValue.Create(value.Value);
        return data;
    }

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
