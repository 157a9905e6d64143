namespace Plotly.NET.LayoutObjects;

public class Scene : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Scene init(
        [OptionalArgument] FSharpOption<IEnumerable<Annotation>>? Annotations = null,
        [OptionalArgument] FSharpOption<StyleParam.AspectMode>? AspectMode = null,
        [OptionalArgument] FSharpOption<AspectRatio>? AspectRatio = null,
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Camera>? Camera = null,
        [OptionalArgument] FSharpOption<Domain>? Domain = null,
        [OptionalArgument] FSharpOption<StyleParam.DragMode>? DragMode = null,
        [OptionalArgument] FSharpOption<StyleParam.HoverMode>? HoverMode = null,
        [OptionalArgument] FSharpOption<string>? UIRevision = null,
        [OptionalArgument] FSharpOption<LinearAxis>? XAxis = null,
        [OptionalArgument] FSharpOption<LinearAxis>? YAxis = null,
        [OptionalArgument] FSharpOption<LinearAxis>? ZAxis = null
    ) =>
        new Scene()
            .Set("annotations", Annotations)
            .Set("aspectmode", AspectMode)
            .Set("aspectratio", AspectRatio)
            .Set("bgcolor", BGColor)
            .Set("camera", Camera)
            .Set("domain", Domain)
            .Set("dragmode", DragMode)
            .Set("hovermode", HoverMode)
            .Set("uirevision", UIRevision)
            .Set("xaxis", XAxis)
            .Set("yaxis", YAxis)
            .Set("zaxis", ZAxis);
}
