namespace Plotly.NET;

public class Line : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Line init(
        [OptionalArgument] FSharpOption<StyleParam.BackOff>? BackOff = null,
        [OptionalArgument] FSharpOption<bool>? AutoColorScale = null,
        [OptionalArgument] FSharpOption<bool>? CAuto = null,
        [OptionalArgument] FSharpOption<double>? CMax = null,
        [OptionalArgument] FSharpOption<double>? CMid = null,
        [OptionalArgument] FSharpOption<double>? CMin = null,
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? ColorAxis = null,
        [OptionalArgument] FSharpOption<StyleParam.Colorscale>? Colorscale = null,
        [OptionalArgument] FSharpOption<bool>? ReverseScale = null,
        [OptionalArgument] FSharpOption<bool>? ShowScale = null,
        [OptionalArgument] FSharpOption<ColorBar>? ColorBar = null,
        [OptionalArgument] FSharpOption<StyleParam.DrawingStyle>? Dash = null,
        [OptionalArgument] FSharpOption<StyleParam.Shape>? Shape = null,
        [OptionalArgument] FSharpOption<bool>? Simplify = null,
        [OptionalArgument] FSharpOption<double>? Smoothing = null,
        [OptionalArgument] FSharpOption<double>? Width = null,
        [OptionalArgument] FSharpOption<IEnumerable<double>>? MultiWidth = null,
        [OptionalArgument] FSharpOption<Color>? OutlierColor = null,
        [OptionalArgument] FSharpOption<double>? OutlierWidth = null
    ) =>
        new Line()
            .Set("backoff", BackOff)
            .Set("color", Color)
            .Set("width", MultiWidth, Width)
            .Set("shape", Shape)
            .Set("smoothing", Smoothing)
            .Set("dash", Dash)
            .Set("outliercolor", OutlierColor)
            .Set("outlierwidth", OutlierWidth)
            .Set("autocolorscale", AutoColorScale)
            .Set("cauto", CAuto)
            .Set("cmax", CMax)
            .Set("cmid", CMid)
            .Set("cmin", CMin)
            .Set("coloraxis", ColorAxis)
            .Set("colorscale", Colorscale)
            .Set("reversescale", ReverseScale)
            .Set("showscale", ShowScale)
            .Set("colorbar", ColorBar)
            .Set("simplify", Simplify);
}
