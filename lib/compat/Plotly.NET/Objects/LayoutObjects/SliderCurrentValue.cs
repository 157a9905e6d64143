namespace Plotly.NET.LayoutObjects;

public class SliderCurrentValue : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static SliderCurrentValue init(
        [OptionalArgument] FSharpOption<Font>? Font,
        [OptionalArgument] FSharpOption<int>? Offset,
        [OptionalArgument] FSharpOption<string>? Prefix,
        [OptionalArgument] FSharpOption<string>? Suffix,
        [OptionalArgument] FSharpOption<bool>? Visible,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor
    ) =>
        new SliderCurrentValue()
            .Set("font", Font)
            .Set("offset", Offset)
            .Set("prefix", Prefix)
            .Set("suffix", Suffix)
            .Set("visible", Visible)
            .Set("xanchor", XAnchor);
}
