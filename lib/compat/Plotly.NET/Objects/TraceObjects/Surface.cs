namespace Plotly.NET.TraceObjects;

public class Surface : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Surface init(
        [OptionalArgument] FSharpOption<int>? Count = null,
        [OptionalArgument] FSharpOption<double>? Fill = null,
        [OptionalArgument] FSharpOption<StyleParam.SurfacePattern>? Pattern = null,
        [OptionalArgument] FSharpOption<bool>? Show = null
    ) => new Surface().Set("count", Count).Set("fill", Fill).Set("pattern", Pattern).Set("show", Show);
}
