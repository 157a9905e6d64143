namespace Plotly.NET.CSharp;

internal static class AxisEnds
{
    public static StyleParam.Range? Of<A, B>(Optional<Tuple<A, B>> ends)
        where A : IConvertible
        where B : IConvertible => ends.IsSome ? StyleParam.Range.NewMinMax(ends.Value.Item1, ends.Value.Item2) : null;
}
