namespace Plotly.NET.LayoutObjects;

public class Margin : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Margin init<a, b, c, d, e, f>(
        [OptionalArgument] FSharpOption<a>? Left = null,
        [OptionalArgument] FSharpOption<b>? Right = null,
        [OptionalArgument] FSharpOption<c>? Top = null,
        [OptionalArgument] FSharpOption<d>? Bottom = null,
        [OptionalArgument] FSharpOption<e>? Pad = null,
        [OptionalArgument] FSharpOption<f>? Autoexpand = null
    ) => new Margin().Set("l", Left).Set("r", Right).Set("t", Top).Set("b", Bottom).Set("pad", Pad).Set("autoexpand", Autoexpand);
}
