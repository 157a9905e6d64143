namespace Plotly.NET.LayoutObjects;

public class LayoutImage : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static LayoutImage init<a, b>(
        [OptionalArgument] FSharpOption<StyleParam.Layer>? Layer = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<double>? Opacity = null,
        [OptionalArgument] FSharpOption<int>? SizeX = null,
        [OptionalArgument] FSharpOption<int>? SizeY = null,
        [OptionalArgument] FSharpOption<StyleParam.LayoutImageSizing>? Sizing = null,
        [OptionalArgument] FSharpOption<string>? Source = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemname = null,
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<a>? X = null,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        [OptionalArgument] FSharpOption<string>? XRef = null,
        [OptionalArgument] FSharpOption<b>? Y = null,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null,
        [OptionalArgument] FSharpOption<string>? YRef = null
    )
        where a : IConvertible
        where b : IConvertible =>
        new LayoutImage()
            .Set("layer", Layer)
            .Set("name", Name)
            .Set("opacity", Opacity)
            .Set("sizex", SizeX)
            .Set("sizey", SizeY)
            .Set("sizing", Sizing)
            .Set("source", Source)
            .Set("templateitemname", TemplateItemname)
            .Set("visible", Visible)
            .Set("x", X)
            .Set("xanchor", XAnchor)
            .Set("xref", XRef)
            .Set("y", Y)
            .Set("yanchor", YAnchor)
            .Set("yref", YRef);
}
