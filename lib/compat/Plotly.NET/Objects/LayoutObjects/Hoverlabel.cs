namespace Plotly.NET.LayoutObjects;

public class Hoverlabel : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Hoverlabel init(
        [OptionalArgument] FSharpOption<StyleParam.Align>? Align = null,
        [OptionalArgument] FSharpOption<Color>? BgColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<Font>? GroupTitleFont = null,
        [OptionalArgument] FSharpOption<int>? Namelength = null
    ) =>
        new Hoverlabel()
            .Set("bgcolor", BgColor)
            .Set("bordercolor", BorderColor)
            .Set("font", Font)
            .Set("grouptitlefont", GroupTitleFont)
            .Set("align", Align)
            .Set("namelength", Namelength);
}
