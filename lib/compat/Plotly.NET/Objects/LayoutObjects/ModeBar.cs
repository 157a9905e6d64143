namespace Plotly.NET.LayoutObjects;

public class ModeBar : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static ModeBar init(
        [OptionalArgument] FSharpOption<Color>? ActiveColor = null,
        [OptionalArgument] FSharpOption<IEnumerable<string>>? Add = null,
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<StyleParam.Orientation>? Orientation = null,
        [OptionalArgument] FSharpOption<string>? Remove = null,
        [OptionalArgument] FSharpOption<string>? UIRevision = null
    ) =>
        new ModeBar()
            .Set("activecolor", ActiveColor)
            .Set("add", Add)
            .Set("bgcolor", BGColor)
            .Set("color", Color)
            .Set("orientation", Orientation)
            .Set("remove", Remove)
            .Set("uirevision", UIRevision);
}
