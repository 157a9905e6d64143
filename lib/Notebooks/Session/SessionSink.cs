using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Session;

/// <summary>Turns the display API's calls into events of the cell that runs; one event at a time.</summary>
internal sealed partial class SessionSink : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim oneQuestion = new(1, 1);
    private readonly HashSet<string> places = [];
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

    /// <summary>What goes through a cell's context: <c>KernelInvocationContext.Current.Display(x)</c>, scripts, style sheets.</summary>
    public void Hear(KernelEvent happened)
    {
        if (happened is DisplayedValueProduced shown)
            Show(shown.ValueId ?? Guid.NewGuid().ToString(), shown.Value, shown.FormattedValues, anew: true);
        else if (happened is DisplayedValueUpdated updated)
            Show(updated.ValueId, updated.Value, updated.FormattedValues, anew: false);
    }

    /// <summary>What goes past the contexts: <c>x.Display()</c>, and every <c>Update</c>.</summary>
    public void Show(DisplayedValue shown) => Show(shown.DisplayId, shown.Value, shown.FormattedValues, anew: !shown.IsUpdated);

    /// <summary>Console text. The terminal's sequence that erases the screen clears the cell's output.</summary>
    public void Write(string stream, string text)
    {
        var pieces = text.Contains('\e') ? Erasure().Split(text) : [text];
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                PutOut(() => new ClearEvent(Wait: true));
            if (pieces[i] is { Length: > 0 } piece)
                PutOut(() => new StreamEvent(stream, piece));
        }
    }

    public async Task<string?> Ask(string prompt, bool password, CancellationToken cancellationToken)
    {
        await oneQuestion.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Input is { } input
                ? await Task.Run(() => input(prompt, password, cancellationToken), cancellationToken).ConfigureAwait(false)
                : null;
        }
        finally
        {
            oneQuestion.Release();
        }
    }

    public void Result(object? value) =>
        Publish(
            new ResultEvent(
                value is null
                    ? new JsonObject { [PlainTextFormatter.MimeType] = Formatter.NullString }
                    : Data(value, Renderings(value))
            )
        );

    /// <summary>An update of a place that is not on show yet shows it.</summary>
    private void Show(string displayId, object? value, IReadOnlyCollection<FormattedValue> renderings, bool anew)
    {
        var data = Data(value, renderings);
        PutOut(() => places.Add(displayId) || anew ? new DisplayEvent(data, displayId) : new UpdateEvent(data, displayId));
    }

    private void PutOut(Func<SessionEvent> happened)
    {
        Interruption.StopWriting();
        lock (gate)
            publish(happened());
    }

    /// <summary>What cannot be rendered is text that says why.</summary>
    private static IReadOnlyCollection<FormattedValue> Renderings(object value)
    {
        try
        {
            return FormattedValue.CreateManyFromObject(value);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [new FormattedValue(PlainTextFormatter.MimeType, TextView.Of(value))];
        }
    }

    private static JsonObject Data(object? value, IReadOnlyCollection<FormattedValue> renderings)
    {
        var data = new JsonObject();
        foreach (var rendering in renderings)
            data[rendering.MimeType] = rendering.MimeType.EndsWith("json", StringComparison.Ordinal)
                ? Json(rendering.Value)
                : JsonValue.Create(rendering.Value);
        if (data.Count == 1 && data.ContainsKey(HtmlFormatter.MimeType) && NeedsText(value))
            data[PlainTextFormatter.MimeType] = TextView.Of(value);
        return data;
    }

    /// <summary>
    /// .NET Interactive gives most values as HTML alone. Where that is its own tree of members, front ends without HTML get the text.
    /// </summary>
    private static bool NeedsText(object? value) =>
        value is not (null or IHtmlContent)
        && !Formatter
            .RegisteredFormatters(includeDefaults: false)
            .Any(own => own.MimeType == HtmlFormatter.MimeType && own.Type.IsInstanceOfType(value));

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
