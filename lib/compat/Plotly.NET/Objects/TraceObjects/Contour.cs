namespace Plotly.NET.TraceObjects;

public class Contour : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Contour init(
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<double>? End = null,
        [OptionalArgument] FSharpOption<bool>? Highlight = null,
        [OptionalArgument] FSharpOption<Color>? HighlightColor = null,
        [OptionalArgument] FSharpOption<double>? HighlightWidth = null,
        [OptionalArgument] FSharpOption<ContourProject>? Project = null,
        [OptionalArgument] FSharpOption<bool>? Show = null,
        [OptionalArgument] FSharpOption<double>? Size = null,
        [OptionalArgument] FSharpOption<double>? Start = null,
        [OptionalArgument] FSharpOption<bool>? UseColorMap = null,
        [OptionalArgument] FSharpOption<double>? Width = null
    ) =>
        new Contour()
            .Set("color", Color)
            .Set("end", End)
            .Set("highlight", Highlight)
            .Set("highlightcolor", HighlightColor)
            .Set("highlightwidth", HighlightWidth)
            .Set("project", Project)
            .Set("show", Show)
            .Set("size", Size)
            .Set("start", Start)
            .Set("usecolormap", UseColorMap)
            .Set("width", Width);
}
