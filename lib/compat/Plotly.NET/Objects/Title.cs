namespace Plotly.NET;

public class Title : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Title init(
        [OptionalArgument] FSharpOption<string>? Text = null,
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<bool>? AutoMargin = null,
        [OptionalArgument] FSharpOption<Padding>? Pad = null,
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        [OptionalArgument] FSharpOption<string>? XRef = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null,
        [OptionalArgument] FSharpOption<string>? YRef = null,
        [OptionalArgument] FSharpOption<int>? Standoff = null,
        [OptionalArgument] FSharpOption<StyleParam.Side>? Side = null
    ) =>
        new Title()
            .Set("text", Text)
            .Set("font", Font)
            .Set("automargin", AutoMargin)
            .Set("pad", Pad)
            .Set("x", X)
            .Set("xanchor", XAnchor)
            .Set("xref", XRef)
            .Set("y", Y)
            .Set("yanchor", YAnchor)
            .Set("yref", YRef)
            .Set("standoff", Standoff)
            .Set("side", Side);
}
