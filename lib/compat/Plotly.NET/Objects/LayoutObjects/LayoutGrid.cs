namespace Plotly.NET.LayoutObjects;

public class LayoutGrid : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static LayoutGrid init(
        [OptionalArgument] FSharpOption<int>? Rows = null,
        [OptionalArgument] FSharpOption<int>? Columns = null,
        [OptionalArgument] FSharpOption<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]>? SubPlots = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId[]>? XAxes = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId[]>? YAxes = null,
        [OptionalArgument] FSharpOption<StyleParam.LayoutGridRowOrder>? RowOrder = null,
        [OptionalArgument] FSharpOption<StyleParam.LayoutGridPattern>? Pattern = null,
        [OptionalArgument] FSharpOption<double>? XGap = null,
        [OptionalArgument] FSharpOption<double>? YGap = null,
        [OptionalArgument] FSharpOption<Domain>? Domain = null,
        [OptionalArgument] FSharpOption<StyleParam.LayoutGridXSide>? XSide = null,
        [OptionalArgument] FSharpOption<StyleParam.LayoutGridYSide>? YSide = null
    ) =>
        new LayoutGrid()
            .Set("subplots", SubPlots)
            .Set("xaxes", XAxes)
            .Set("yaxes", YAxes)
            .Set("rows", Rows)
            .Set("columns", Columns)
            .Set("roworder", RowOrder)
            .Set("pattern", Pattern)
            .Set("xgap", XGap)
            .Set("ygap", YGap)
            .Set("domain", Domain)
            .Set("xside", XSide)
            .Set("yside", YSide);
}
