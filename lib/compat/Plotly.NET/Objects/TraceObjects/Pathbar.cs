namespace Plotly.NET.TraceObjects;

public class Pathbar : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Pathbar init(
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<StyleParam.Side>? Side = null,
        [OptionalArgument] FSharpOption<StyleParam.PathbarEdgeShape>? EdgeShape = null,
        [OptionalArgument] FSharpOption<double>? Thickness = null,
        [OptionalArgument] FSharpOption<Font>? Textfont = null
    ) =>
        new Pathbar()
            .Set("visible", Visible)
            .Set("side", Side)
            .Set("edgeshape", EdgeShape)
            .Set("thickness", Thickness)
            .Set("textfont ", Textfont);
}
