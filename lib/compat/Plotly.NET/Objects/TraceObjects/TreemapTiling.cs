namespace Plotly.NET.TraceObjects;

public class TreemapTiling : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static TreemapTiling init(
        [OptionalArgument] FSharpOption<StyleParam.TreemapTilingPacking>? Packing = null,
        [OptionalArgument] FSharpOption<double>? SquarifyRatio = null,
        [OptionalArgument] FSharpOption<StyleParam.TilingFlip>? Flip = null,
        [OptionalArgument] FSharpOption<double>? Pad = null
    ) => new TreemapTiling().Set("packing", Packing).Set("squarifyRatio", SquarifyRatio).Set("flip", Flip).Set("pad", Pad);
}
