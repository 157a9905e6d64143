namespace Plotly.NET.TraceObjects;

public class Marker : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Marker init(
        [OptionalArgument] FSharpOption<double>? Angle = null,
        [OptionalArgument] FSharpOption<StyleParam.AngleRef>? AngleRef = null,
        [OptionalArgument] FSharpOption<bool>? AutoColorScale = null,
        [OptionalArgument] FSharpOption<bool>? CAuto = null,
        [OptionalArgument] FSharpOption<double>? CMax = null,
        [OptionalArgument] FSharpOption<double>? CMid = null,
        [OptionalArgument] FSharpOption<double>? CMin = null,
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<IEnumerable<Color>>? Colors = null,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? ColorAxis = null,
        [OptionalArgument] FSharpOption<ColorBar>? ColorBar = null,
        [OptionalArgument] FSharpOption<StyleParam.Colorscale>? Colorscale = null,
        [OptionalArgument] FSharpOption<int>? CornerRadius = null,
        [OptionalArgument] FSharpOption<Gradient>? Gradient = null,
        [OptionalArgument] FSharpOption<Line>? Outline = null,
        [OptionalArgument] FSharpOption<int>? MaxDisplayed = null,
        [OptionalArgument] FSharpOption<double>? Opacity = null,
        [OptionalArgument] FSharpOption<IEnumerable<double>>? MultiOpacity = null,
        [OptionalArgument] FSharpOption<Pattern>? Pattern = null,
        [OptionalArgument] FSharpOption<bool>? ReverseScale = null,
        [OptionalArgument] FSharpOption<bool>? ShowScale = null,
        [OptionalArgument] FSharpOption<int>? Size = null,
        [OptionalArgument] FSharpOption<IEnumerable<int>>? MultiSize = null,
        [OptionalArgument] FSharpOption<int>? SizeMin = null,
        [OptionalArgument] FSharpOption<StyleParam.MarkerSizeMode>? SizeMode = null,
        [OptionalArgument] FSharpOption<int>? SizeRef = null,
        [OptionalArgument] FSharpOption<double>? StandOff = null,
        [OptionalArgument] FSharpOption<IEnumerable<double>>? MultiStandOff = null,
        [OptionalArgument] FSharpOption<StyleParam.MarkerSymbol>? Symbol = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiSymbol = null,
        [OptionalArgument] FSharpOption<StyleParam.MarkerSymbol3D>? Symbol3D = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.MarkerSymbol3D>>? MultiSymbol3D = null,
        [OptionalArgument] FSharpOption<Color>? OutlierColor = null,
        [OptionalArgument] FSharpOption<int>? OutlierWidth = null
    ) =>
        new Marker()
            .Set("angle", Angle)
            .Set("angleref", AngleRef)
            .Set("autocolorscale", AutoColorScale)
            .Set("cauto", CAuto)
            .Set("cmax", CMax)
            .Set("cmid", CMid)
            .Set("cmin", CMin)
            .Set("color", Color)
            .Set("colors", Colors)
            .Set("coloraxis", ColorAxis)
            .Set("colorbar", ColorBar)
            .Set("colorscale", Colorscale)
            .Set("cornerradius", CornerRadius)
            .Set("gradient", Gradient)
            .Set("line", Outline)
            .Set("size", MultiSize, Size)
            .Set("opacity", MultiOpacity, Opacity)
            .Set("pattern", Pattern)
            .Set("symbol", MultiSymbol, Symbol)
            .Set("symbol", MultiSymbol3D, Symbol3D)
            .Set("outliercolor", OutlierColor)
            .Set("outlierwidth", OutlierWidth)
            .Set("maxdisplayed", MaxDisplayed)
            .Set("reversescale", ReverseScale)
            .Set("showscale", ShowScale)
            .Set("sizemin", SizeMin)
            .Set("sizemode", SizeMode)
            .Set("sizeref", SizeRef)
            .Set("standoff", MultiStandOff, StandOff);
}
