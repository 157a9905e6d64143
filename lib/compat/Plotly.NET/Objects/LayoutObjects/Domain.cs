namespace Plotly.NET.LayoutObjects;

public class Domain : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Domain init(
        [OptionalArgument] FSharpOption<StyleParam.Range>? X = null,
        [OptionalArgument] FSharpOption<StyleParam.Range>? Y = null,
        [OptionalArgument] FSharpOption<int>? Row = null,
        [OptionalArgument] FSharpOption<int>? Column = null
    ) => new Domain().Set("x", X).Set("y", Y).Set("row", Row).Set("column", Column);
}
