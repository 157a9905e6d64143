namespace Plotly.NET.TraceObjects;

public class Cumulative : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Cumulative init(
        [OptionalArgument] FSharpOption<bool>? Enabled = null,
        [OptionalArgument] FSharpOption<StyleParam.CumulativeDirection>? Direction = null,
        [OptionalArgument] FSharpOption<StyleParam.Currentbin>? Currentbin = null
    ) => new Cumulative().Set("enabled", Enabled).Set("direction", Direction).Set("currentbin", Currentbin);
}
