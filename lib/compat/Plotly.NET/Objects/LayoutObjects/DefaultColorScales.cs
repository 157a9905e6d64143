namespace Plotly.NET.LayoutObjects;

public class DefaultColorScales : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static DefaultColorScales init(
        [OptionalArgument] FSharpOption<StyleParam.Colorscale>? Diverging = null,
        [OptionalArgument] FSharpOption<StyleParam.Colorscale>? Sequential = null,
        [OptionalArgument] FSharpOption<StyleParam.Colorscale>? SequentialMinus = null
    ) =>
        new DefaultColorScales()
            .Set("diverging", Diverging)
            .Set("sequential", Sequential)
            .Set("sequentialminus", SequentialMinus);
}
