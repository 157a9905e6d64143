namespace Plotly.NET;

public class Padding : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Padding init(
        [OptionalArgument] FSharpOption<int>? B = null,
        [OptionalArgument] FSharpOption<int>? L = null,
        [OptionalArgument] FSharpOption<int>? R = null,
        [OptionalArgument] FSharpOption<int>? T = null
    ) => new Padding().Set("b", B).Set("l", L).Set("r", R).Set("t", T);
}
