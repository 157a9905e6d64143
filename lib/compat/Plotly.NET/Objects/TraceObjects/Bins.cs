namespace Plotly.NET.TraceObjects;

public class Bins : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Bins init(
        [OptionalArgument] FSharpOption<double>? Start = null,
        [OptionalArgument] FSharpOption<double>? End = null,
        [OptionalArgument] FSharpOption<double>? Size = null
    ) => new Bins().Set("start", Start).Set("end", End).Set("size", Size);
}
