namespace Plotly.NET;

public static partial class GenericChartExtensions
{
    public static GenericChart WithMarkerStyle(
        this GenericChart @this,
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
        [OptionalArgument] FSharpOption<StyleParam.MarkerSymbol>? Symbol = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiSymbol = null,
        [OptionalArgument] FSharpOption<StyleParam.MarkerSymbol3D>? Symbol3D = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.MarkerSymbol3D>>? MultiSymbol3D = null,
        [OptionalArgument] FSharpOption<Color>? OutlierColor = null,
        [OptionalArgument] FSharpOption<int>? OutlierWidth = null
    ) =>
        @this.WithMarker(
            Marker.init(
                AutoColorScale: AutoColorScale,
                CAuto: CAuto,
                CMax: CMax,
                CMid: CMid,
                CMin: CMin,
                Color: Color,
                Colors: Colors,
                ColorAxis: ColorAxis,
                ColorBar: ColorBar,
                Colorscale: Colorscale,
                Gradient: Gradient,
                Outline: Outline,
                MaxDisplayed: MaxDisplayed,
                Opacity: Opacity,
                MultiOpacity: MultiOpacity,
                Pattern: Pattern,
                ReverseScale: ReverseScale,
                ShowScale: ShowScale,
                Size: Size,
                MultiSize: MultiSize,
                SizeMin: SizeMin,
                SizeMode: SizeMode,
                SizeRef: SizeRef,
                Symbol: Symbol,
                MultiSymbol: MultiSymbol,
                Symbol3D: Symbol3D,
                MultiSymbol3D: MultiSymbol3D,
                OutlierColor: OutlierColor,
                OutlierWidth: OutlierWidth
            )
        );

    public static GenericChart WithLineStyle(
        this GenericChart @this,
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
        @this.WithLine(
            Line.init(
                AutoColorScale: AutoColorScale,
                CAuto: CAuto,
                CMax: CMax,
                CMid: CMid,
                CMin: CMin,
                Color: Color,
                ColorAxis: ColorAxis,
                Colorscale: Colorscale,
                ReverseScale: ReverseScale,
                ShowScale: ShowScale,
                ColorBar: ColorBar,
                Dash: Dash,
                Shape: Shape,
                Simplify: Simplify,
                Smoothing: Smoothing,
                Width: Width,
                MultiWidth: MultiWidth,
                OutlierColor: OutlierColor,
                OutlierWidth: OutlierWidth
            )
        );

    public static GenericChart WithColorbar(
        this GenericChart @this,
        Title title,
        [OptionalArgument] FSharpOption<double>? Length = null,
        [OptionalArgument] FSharpOption<Color>? OutlineColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<Color>? BGColor = null
    ) =>
        @this.WithColorBar(
            ColorBar.init<string, string>(
                Title: title,
                Len: Length,
                OutlineColor: OutlineColor,
                BorderColor: BorderColor,
                BGColor: BGColor
            )
        );

    public static GenericChart WithColorAxis(
        GenericChart @this,
        ColorAxis colorAxis,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? Id = null
    ) => @this.Change(l => l.Set($"{(Id is null ? StyleParam.SubPlotId.NewColorAxis(1) : Id.Value).Convert()}", colorAxis));

    public static GenericChart WithLegend(GenericChart @this, Legend legend, [OptionalArgument] FSharpOption<int>? Id = null) =>
        @this.Change(l => l.Set($"{StyleParam.SubPlotId.NewLegend(Id is null ? 1 : Id.Value).Convert()}", legend));

    public static GenericChart WithScene(GenericChart @this, Scene scene, [OptionalArgument] FSharpOption<int>? Id = null) =>
        @this.Change(l => l.Set($"{StyleParam.SubPlotId.NewScene(Id is null ? 1 : Id.Value).Convert()}", scene));
}
