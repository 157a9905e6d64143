namespace Plotly.NET.LayoutObjects;

public class SliderStep : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static SliderStep init(
        [OptionalArgument] FSharpOption<IEnumerable<Tuple<string, object>>>? Args,
        [OptionalArgument] FSharpOption<bool>? Execute,
        [OptionalArgument] FSharpOption<string>? Label,
        [OptionalArgument] FSharpOption<StyleParam.Method>? Method,
        [OptionalArgument] FSharpOption<string>? Name,
        [OptionalArgument] FSharpOption<string>? TemplateItemName,
        [OptionalArgument] FSharpOption<string>? Value,
        [OptionalArgument] FSharpOption<bool>? Visible
    ) =>
        new SliderStep()
            .Set("args", Args?.Value.Select(arg => new Dictionary<string, object> { [arg.Item1] = arg.Item2 }).ToArray())
            .Set("execute", Execute)
            .Set("label", Label)
            .Set("method", Method)
            .Set("name", Name)
            .Set("templateitemname", TemplateItemName)
            .Set("value", Value)
            .Set("visible", Visible);
}
