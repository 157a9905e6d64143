namespace Plotly.NET.LayoutObjects;

public class Minor : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Minor init<a, b, c>(
        [OptionalArgument] FSharpOption<a>? DTick = null,
        [OptionalArgument] FSharpOption<Color>? GridColor = null,
        [OptionalArgument] FSharpOption<StyleParam.DrawingStyle>? GridDash = null,
        [OptionalArgument] FSharpOption<double>? GridWidth = null,
        [OptionalArgument] FSharpOption<int>? NTicks = null,
        [OptionalArgument] FSharpOption<bool>? ShowGrid = null,
        [OptionalArgument] FSharpOption<b>? Tick0 = null,
        [OptionalArgument] FSharpOption<Color>? TickColor = null,
        [OptionalArgument] FSharpOption<int>? TickLen = null,
        [OptionalArgument] FSharpOption<StyleParam.TickMode>? TickMode = null,
        [OptionalArgument] FSharpOption<StyleParam.TickOptions>? Ticks = null,
        [OptionalArgument] FSharpOption<IEnumerable<c>>? TickVals = null,
        [OptionalArgument] FSharpOption<int>? TickWidth = null
    )
        where a : IConvertible
        where b : IConvertible
        where c : IConvertible =>
        new Minor()
            .Set("dtick", DTick)
            .Set("gridcolor", GridColor)
            .Set("griddash", GridDash)
            .Set("gridwidth", GridWidth)
            .Set("nticks", NTicks)
            .Set("showgrid", ShowGrid)
            .Set("tick0", Tick0)
            .Set("tickcolor", TickColor)
            .Set("ticklen", TickLen)
            .Set("tickmode", TickMode)
            .Set("ticks", Ticks)
            .Set("tickvals", TickVals)
            .Set("tickwidth", TickWidth);
}
