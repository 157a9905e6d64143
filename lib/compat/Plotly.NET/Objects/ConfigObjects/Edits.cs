namespace Plotly.NET.ConfigObjects;

public class Edits : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Edits init(
        [OptionalArgument] FSharpOption<bool>? AnnotationPosition = null,
        [OptionalArgument] FSharpOption<bool>? AnnotationTail = null,
        [OptionalArgument] FSharpOption<bool>? AnnotationText = null,
        [OptionalArgument] FSharpOption<bool>? AxisTitleText = null,
        [OptionalArgument] FSharpOption<bool>? ColorbarPosition = null,
        [OptionalArgument] FSharpOption<bool>? ColorbarTitleText = null,
        [OptionalArgument] FSharpOption<bool>? LegendPosition = null,
        [OptionalArgument] FSharpOption<bool>? LegendText = null,
        [OptionalArgument] FSharpOption<bool>? ShapePosition = null,
        [OptionalArgument] FSharpOption<bool>? TitleText = null
    ) =>
        new Edits()
            .Set("annotationPosition", AnnotationPosition)
            .Set("annotationTail", AnnotationTail)
            .Set("annotationText", AnnotationText)
            .Set("axisTitleText", AxisTitleText)
            .Set("colorbarPosition", ColorbarPosition)
            .Set("colorbarTitleText", ColorbarTitleText)
            .Set("legendPosition", LegendPosition)
            .Set("legendText", LegendText)
            .Set("shapePosition", ShapePosition)
            .Set("titleText", TitleText);
}
