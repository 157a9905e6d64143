namespace Plotly.NET;

public class Font : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Font init(
        [OptionalArgument] FSharpOption<StyleParam.FontFamily>? Family = null,
        [OptionalArgument] FSharpOption<double>? Size = null,
        [OptionalArgument] FSharpOption<Color>? Color = null
    ) => new Font().Set("family", Family).Set("size", Size).Set("color", Color);
}
