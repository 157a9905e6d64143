using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Session;

/// <summary>Turns the display API's calls into events of the cell that runs; one event at a time.</summary>
internal sealed partial class SessionSink : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim oneQuestion = new(1, 1);
    private Action<SessionEvent> publish = _ => { };

    /// <summary>Asks the person in front; null where there is none. The answer is null when none will come.</summary>
    public Func<string, bool, CancellationToken, Task<string?>>? Input { get; set; }

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

    public void Dispose() => oneQuestion.Dispose();

    /// <summary>Upstream's events as this session's.</summary>
    public void Hear(KernelEvent happened)
    {
        switch (happened)
        {
            case DisplayedValueProduced shown:
                Publish(new DisplayEvent(Data(shown.FormattedValues), shown.ValueId ?? Guid.NewGuid().ToString()));
                break;
            case DisplayedValueUpdated updated:
                Publish(new UpdateEvent(Data(updated.FormattedValues), updated.ValueId));
                break;
            case StandardOutputValueProduced output:
                Write("stdout", string.Concat(output.FormattedValues.Select(text => text.Value)));
                break;
            case StandardErrorValueProduced output:
                Write("stderr", string.Concat(output.FormattedValues.Select(text => text.Value)));
                break;
        }
    }

    /// <summary>Console text. The terminal's sequence that erases the screen clears the cell's output.</summary>
    public void Write(string stream, string text)
    {
        var pieces = text.Contains('\e') ? Erasure().Split(text) : [text];
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                Publish(new ClearEvent(Wait: true));
            if (pieces[i].Length > 0)
                Publish(new StreamEvent(stream, pieces[i]));
        }
    }

    public async Task<string?> Ask(string prompt, bool password, CancellationToken cancellationToken)
    {
        await oneQuestion.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Input is null ? null : await Input(prompt, password, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            oneQuestion.Release();
        }
    }

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

    [GeneratedRegex(@"(?:\e\[(?:1;1)?H)?\e\[[23]J(?:\e\[3J)?(?:\e\[(?:1;1)?H)?")]
    private static partial Regex Erasure();
}
