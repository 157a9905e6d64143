namespace Plotly.NET.CSharp;

public static class OptionalExtensions
{
    internal static T Or<T>(this Optional<T> optional, T otherwise) => optional.IsSome ? optional.Value : otherwise;

    /// <summary>A copy of what was given, to be completed; else a new one.</summary>
    internal static T OrNew<T>(this Optional<T> optional)
        where T : class, IFields, new() => optional.IsSome ? optional.Value.Copy() : new T();

    internal static T Set<T, V>(this T target, string name, Optional<V> value)
        where T : class, IFields => value.IsSome ? target.Set(name, (object?)value.Value) : target;

    /// <summary>One value for all points, or <paramref name="multi"/>, one a point, which wins.</summary>
    internal static T Set<T, V, W>(this T target, string name, Optional<V> multi, Optional<W> single)
        where T : class, IFields => multi.IsSome ? target.Set(name, multi) : target.Set(name, single);
}
