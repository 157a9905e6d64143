namespace Plotly.NET.LayoutObjects;

public class ColorAxis : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static ColorAxis init(
        [OptionalArgument] FSharpOption<bool>? AutoColorScale = null,
        [OptionalArgument] FSharpOption<double>? CAuto = null,
        [OptionalArgument] FSharpOption<double>? CMin = null,
        [OptionalArgument] FSharpOption<double>? CMid = null,
        [OptionalArgument] FSharpOption<double>? CMax = null,
        [OptionalArgument] FSharpOption<ColorBar>? ColorBar = null,
        [OptionalArgument] FSharpOption<StyleParam.Colorscale>? ColorScale = null,
        [OptionalArgument] FSharpOption<bool>? ShowScale = null,
        [OptionalArgument] FSharpOption<bool>? ReverseScale = null
    ) =>
        new ColorAxis()
            .Set("autocolorscale", AutoColorScale)
            .Set("cauto", CAuto)
            .Set("cmin", CMin)
            .Set("cmid", CMid)
            .Set("cmax", CMax)
            .Set("colorbar", ColorBar)
            .Set("colorscale", ColorScale)
            .Set("showscale", ShowScale)
            .Set("reversescale", ReverseScale);
}
