namespace Plotly.NET;

/// <summary>Defaults for a figure's layout and for its traces, by their kind.</summary>
public class Template : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Template init<c>(Layout layoutTemplate, [OptionalArgument] FSharpOption<IEnumerable<c>>? TraceTemplates = null)
        where c : Trace
    {
        var data = new Dictionary<string, object>();
        foreach (
            var kind in (TraceTemplates?.Value ?? []).GroupBy(trace =>
                ((IFields)trace).Fields.TryGet<string>("type", out var t) ? t : ""
            )
        )
            data[kind.Key] = kind.Select(trace => trace.Copy().Without("type")).ToArray();
        return new Template().Set("layout", layoutTemplate).Set("data", data);
    }
}
