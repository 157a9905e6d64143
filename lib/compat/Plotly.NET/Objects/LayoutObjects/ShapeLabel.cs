namespace Plotly.NET.LayoutObjects;

public class ShapeLabel : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static ShapeLabel init(
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<int>? Padding = null,
        [OptionalArgument] FSharpOption<string>? Text = null,
        [OptionalArgument] FSharpOption<StyleParam.TextAngle>? TextAngle = null,
        [OptionalArgument] FSharpOption<StyleParam.TextPosition>? TextPosition = null,
        [OptionalArgument] FSharpOption<string>? TextTemplate = null,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null
    ) =>
        new ShapeLabel()
            .Set("font", Font)
            .Set("padding", Padding)
            .Set("text", Text)
            .Set("textangle", TextAngle)
            .Set("textposition", TextPosition)
            .Set("texttemplate", TextTemplate)
            .Set("xanchor", XAnchor)
            .Set("yanchor", YAnchor);
}
