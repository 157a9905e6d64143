namespace Plotly.NET;

internal static class AxisRange
{
    public static StyleParam.Range? Of(FSharpOption<Tuple<IConvertible, IConvertible>>? ends) =>
        ends is null ? null : StyleParam.Range.NewMinMax(ends.Value.Item1, ends.Value.Item2);

    public static StyleParam.LinearAxisId? Anchor(string axis, FSharpOption<int>? id) =>
        (axis, id) switch
        {
            (_, null) => null,
            ("x", _) => StyleParam.LinearAxisId.NewX(id.Value),
            _ => StyleParam.LinearAxisId.NewY(id.Value),
        };
}
