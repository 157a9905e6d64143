namespace Plotly.NET.TraceObjects;

public class Gradient : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Gradient init(
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<StyleParam.GradientType>? Type = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.GradientType>>? MultiTypes = null
    ) => new Gradient().Set("type", MultiTypes, Type).Set("color", Color);
}
