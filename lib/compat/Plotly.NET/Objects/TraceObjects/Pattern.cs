namespace Plotly.NET.TraceObjects;

public class Pattern : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Pattern init(
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Color>? FGColor = null,
        [OptionalArgument] FSharpOption<double>? FGOpacity = null,
        [OptionalArgument] FSharpOption<StyleParam.PatternFillMode>? FillMode = null,
        [OptionalArgument] FSharpOption<StyleParam.PatternShape>? Shape = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.PatternShape>>? MultiShape = null,
        [OptionalArgument] FSharpOption<int>? Size = null,
        [OptionalArgument] FSharpOption<IEnumerable<int>>? MultiSize = null,
        [OptionalArgument] FSharpOption<double>? Solidity = null
    ) =>
        new Pattern()
            .Set("bgcolor", BGColor)
            .Set("fgcolor", FGColor)
            .Set("fgopacity", FGOpacity)
            .Set("fillmode", FillMode)
            .Set("shape", MultiShape, Shape)
            .Set("size", MultiSize, Size)
            .Set("solidity", Solidity);
}
