namespace Plotly.NET.TraceObjects;

public class Error : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Error init<a, b>(
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<StyleParam.ErrorType>? Type = null,
        [OptionalArgument] FSharpOption<bool>? Symmetric = null,
        [OptionalArgument] FSharpOption<IEnumerable<a>>? Array = null,
        [OptionalArgument] FSharpOption<IEnumerable<b>>? Arrayminus = null,
        [OptionalArgument] FSharpOption<double>? Value = null,
        [OptionalArgument] FSharpOption<double>? Valueminus = null,
        [OptionalArgument] FSharpOption<int>? Traceref = null,
        [OptionalArgument] FSharpOption<int>? Tracerefminus = null,
        [OptionalArgument] FSharpOption<bool>? Copy_ystyle = null,
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<double>? Thickness = null,
        [OptionalArgument] FSharpOption<double>? Width = null
    )
        where a : IConvertible
        where b : IConvertible =>
        new Error()
            .Set("visible", Visible)
            .Set("type", Type)
            .Set("symmetric", Symmetric)
            .Set("array", Array)
            .Set("arrayminus", Arrayminus)
            .Set("value", Value)
            .Set("valueminus", Valueminus)
            .Set("traceref", Traceref)
            .Set("tracerefminus", Tracerefminus)
            .Set("copy_ystyle", Copy_ystyle)
            .Set("color", Color)
            .Set("thickness", Thickness)
            .Set("width", Width);
}
