namespace Plotly.NET.TraceObjects;

public class Contours : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Contours init<a>(
        [OptionalArgument] FSharpOption<StyleParam.ContourColoring>? Coloring = null,
        [OptionalArgument] FSharpOption<double>? End = null,
        [OptionalArgument] FSharpOption<Font>? LabelFont = null,
        [OptionalArgument] FSharpOption<string>? LabelFormat = null,
        [OptionalArgument] FSharpOption<StyleParam.ConstraintOperation>? Operation = null,
        [OptionalArgument] FSharpOption<bool>? ShowLabels = null,
        [OptionalArgument] FSharpOption<bool>? ShowLines = null,
        [OptionalArgument] FSharpOption<double>? Size = null,
        [OptionalArgument] FSharpOption<double>? Start = null,
        [OptionalArgument] FSharpOption<StyleParam.ContourType>? Type = null,
        [OptionalArgument] FSharpOption<a>? Value = null
    )
        where a : IConvertible =>
        new Contours()
            .Set("coloring", Coloring)
            .Set("end", End)
            .Set("labelfont", LabelFont)
            .Set("labelformat", LabelFormat)
            .Set("operation", Operation)
            .Set("showlabels", ShowLabels)
            .Set("showlines", ShowLines)
            .Set("size", Size)
            .Set("start", Start)
            .Set("type", Type)
            .Set("value", Value);
}
