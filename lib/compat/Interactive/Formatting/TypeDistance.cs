namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How near a formatter's type is to a value's type.</summary>
internal static class TypeDistance
{
    /// <summary>Whether a formatter for <paramref name="formatted"/> can take values of <paramref name="type"/>.</summary>
    public static bool Covers(this Type formatted, Type type) =>
        formatted.IsAssignableFrom(type)
        || (formatted.IsGenericTypeDefinition && Lineage(type).Any(ancestor => IsDefinedBy(ancestor, formatted)));

    /// <summary>0 for the type itself, then its bases one by one; interfaces after classes, object last.</summary>
    public static int DistanceTo(this Type formatted, Type type)
    {
        if (formatted == typeof(object))
            return int.MaxValue;
        var depth = 0;
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType, depth++)
            if (ancestor == formatted || IsDefinedBy(ancestor, formatted))
                return depth;
        return 1000 - (formatted.IsGenericTypeDefinition ? 0 : formatted.GetInterfaces().Length);
    }

    /// <summary>The type, its bases, and its interfaces.</summary>
    public static IEnumerable<Type> Lineage(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType!)
            yield return ancestor;
        foreach (var implemented in type.GetInterfaces())
            yield return implemented;
    }

    private static bool IsDefinedBy(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
