namespace Plotly.NET;

public class TickFormatStop : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static TickFormatStop init(
        [OptionalArgument] FSharpOption<bool>? Enabled = null,
        [OptionalArgument] FSharpOption<IEnumerable<Tuple<string, string>>>? DTickRange = null,
        [OptionalArgument] FSharpOption<string>? Value = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemName = null
    ) =>
        new TickFormatStop()
            .Set("enabled", Enabled)
            .Set("dtickrange", DTickRange)
            .Set("value", Value)
            .Set("name", Name)
            .Set("templateitemname", TemplateItemName);
}
