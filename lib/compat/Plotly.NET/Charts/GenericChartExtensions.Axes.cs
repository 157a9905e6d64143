namespace Plotly.NET;

public static partial class GenericChartExtensions
{
    public static GenericChart WithXAxis(
        this GenericChart @this,
        LinearAxis xAxis,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? Id = null
    ) => @this.WithAxis(xAxis, Id is null ? StyleParam.SubPlotId.NewXAxis(1) : Id.Value);

    public static GenericChart WithYAxis(
        this GenericChart @this,
        LinearAxis yAxis,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? Id = null
    ) => @this.WithAxis(yAxis, Id is null ? StyleParam.SubPlotId.NewYAxis(1) : Id.Value);

    public static GenericChart WithXAxisStyle(
        this GenericChart @this,
        Title title,
        [OptionalArgument] FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null,
        [OptionalArgument] FSharpOption<bool>? ShowGrid = null,
        [OptionalArgument] FSharpOption<bool>? ShowLine = null,
        [OptionalArgument] FSharpOption<StyleParam.Side>? Side = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? Overlaying = null,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? Id = null,
        [OptionalArgument] FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null,
        [OptionalArgument] FSharpOption<double>? Position = null,
        [OptionalArgument] FSharpOption<bool>? ZeroLine = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? Anchor = null
    ) =>
        @this.WithXAxis(
            new LinearAxis()
                .Set("title", title)
                .Set("range", AxisRange.Of(MinMax))
                .Set("domain", AxisRange.Of(Domain))
                .Set("showgrid", ShowGrid)
                .Set("showline", ShowLine)
                .Set("side", Side)
                .Set("overlaying", Overlaying)
                .Set("position", Position)
                .Set("zeroline", ZeroLine)
                .Set("anchor", Anchor),
            Id
        );

    public static GenericChart WithYAxisStyle(
        this GenericChart @this,
        Title title,
        [OptionalArgument] FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null,
        [OptionalArgument] FSharpOption<bool>? ShowGrid = null,
        [OptionalArgument] FSharpOption<bool>? ShowLine = null,
        [OptionalArgument] FSharpOption<StyleParam.Side>? Side = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? Overlaying = null,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? Id = null,
        [OptionalArgument] FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null,
        [OptionalArgument] FSharpOption<double>? Position = null,
        [OptionalArgument] FSharpOption<bool>? ZeroLine = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? Anchor = null
    ) =>
        @this.WithYAxis(
            new LinearAxis()
                .Set("title", title)
                .Set("range", AxisRange.Of(MinMax))
                .Set("domain", AxisRange.Of(Domain))
                .Set("showgrid", ShowGrid)
                .Set("showline", ShowLine)
                .Set("side", Side)
                .Set("overlaying", Overlaying)
                .Set("position", Position)
                .Set("zeroline", ZeroLine)
                .Set("anchor", Anchor),
            Id
        );
}
