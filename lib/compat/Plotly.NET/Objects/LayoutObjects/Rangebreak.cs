namespace Plotly.NET.LayoutObjects;

public class Rangebreak : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Rangebreak init<a, b>(
        [OptionalArgument] FSharpOption<bool>? Enabled = null,
        [OptionalArgument] FSharpOption<Tuple<a, a>>? Bounds = null,
        [OptionalArgument] FSharpOption<StyleParam.RangebreakPattern>? Pattern = null,
        [OptionalArgument] FSharpOption<IEnumerable<b>>? Values = null,
        [OptionalArgument] FSharpOption<int>? DValue = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemName = null
    )
        where a : IConvertible
        where b : IConvertible =>
        new Rangebreak()
            .Set("enabled", Enabled)
            .Set("bounds", Bounds)
            .Set("pattern", Pattern)
            .Set("values", Values)
            .Set("dvalue", DValue)
            .Set("name", Name)
            .Set("templateitemname", TemplateItemName);
}
