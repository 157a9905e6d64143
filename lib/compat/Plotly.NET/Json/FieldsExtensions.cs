namespace Plotly.NET;

internal static class FieldsExtensions
{
    /// <summary>Sets a value that is always there; null leaves the object as it is.</summary>
    public static T Set<T>(this T target, string name, object? value)
        where T : class, IFields
    {
        if (value is not null)
            target.Fields[name] = value;
        return target;
    }

    public static T Set<T, V>(this T target, string name, FSharpOption<V>? value)
        where T : class, IFields => target.Set(name, value is null ? null : (object?)value.Value);

    /// <summary>One value for all points, or <paramref name="multi"/>, one a point, which wins.</summary>
    public static T Set<T, V, W>(this T target, string name, FSharpOption<V>? multi, FSharpOption<W>? single)
        where T : class, IFields => multi is null ? target.Set(name, single) : target.Set(name, multi);

    public static T Merge<T>(this T target, IFields other)
        where T : class, IFields
    {
        target.Fields.Merge(other.Fields);
        return target;
    }

    public static T Without<T>(this T target, string name)
        where T : class, IFields
    {
        target.Fields.Remove(name);
        return target;
    }

    /// <summary>Adds what <paramref name="part"/> sets to the object of that name.</summary>
    public static T Extend<T>(this T target, string name, IFields part)
        where T : class, IFields =>
        target.Set(name, target.Fields.TryGet<IFields>(name, out var present) ? present.Copy().Merge(part) : part);

    /// <summary>An object of the same type and with the same values; what the values are stays shared.</summary>
    public static T Copy<T>(this T source)
        where T : class, IFields
    {
        var copy =
            source is Trace
                ? (T)Activator.CreateInstance(source.GetType(), "copy")!
                : (T)Activator.CreateInstance(source.GetType())!;
        copy.Fields.Remove("type");
        foreach (var (name, value) in source.Fields.All)
            copy.Fields[name] = value;
        return copy;
    }
}
