namespace Plotly.NET.ConfigObjects;

public class ToImageButtonOptions : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static ToImageButtonOptions init(
        [OptionalArgument] FSharpOption<StyleParam.ImageFormat>? Format = null,
        [OptionalArgument] FSharpOption<string>? Filename = null,
        [OptionalArgument] FSharpOption<double>? Width = null,
        [OptionalArgument] FSharpOption<double>? Height = null,
        [OptionalArgument] FSharpOption<double>? Scale = null
    ) =>
        new ToImageButtonOptions()
            .Set("filename", Filename)
            .Set("width", Width)
            .Set("height", Height)
            .Set("scale", Scale)
            .Set("format", Format);
}
