namespace Plotly.NET;

public class AutoRangeOptions : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static AutoRangeOptions init<a, b, c, d, e>(
        [OptionalArgument] FSharpOption<a>? ClipMax = null,
        [OptionalArgument] FSharpOption<b>? ClipMin = null,
        [OptionalArgument] FSharpOption<c>? Include = null,
        [OptionalArgument] FSharpOption<d>? MaxAllowed = null,
        [OptionalArgument] FSharpOption<e>? MinAllowed = null
    )
        where a : IConvertible
        where b : IConvertible
        where c : IConvertible
        where d : IConvertible
        where e : IConvertible =>
        new AutoRangeOptions()
            .Set("clipmax", ClipMax)
            .Set("clipmin", ClipMin)
            .Set("include", Include)
            .Set("maxallowed", MaxAllowed)
            .Set("minallowed", MinAllowed);
}
