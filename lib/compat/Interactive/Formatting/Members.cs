using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value seen from outside: is it a scalar, a sequence, or an object with named members?</summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<MemberInfo>> ByType = new();

    /// <summary>Whether the type's own text says it all.</summary>
    public static bool IsScalar(Type type) =>
        type.IsPrimitive
        || type.IsEnum
        || type.IsPointer
        || typeof(Type).IsAssignableFrom(type)
        || typeof(Delegate).IsAssignableFrom(type)
        || (type.Namespace is "System" or "System.Numerics" or "System.Text" && IsSystemScalar(type));

    public static bool IsSequence(object value) => value is IEnumerable and not string;

    /// <summary>The sequence's first elements, at most the limit, and how many more there are: −1 when that is not known.</summary>
    public static (IReadOnlyList<object?> Items, int More) Take(IEnumerable sequence)
    {
        var limit = Formatter.ListExpansionLimit;
        var items = new List<object?>();
        foreach (var item in sequence)
        {
            if (items.Count == limit)
                return (items, sequence is ICollection { Count: var count } ? count - limit : -1);
            items.Add(item);
        }
        return (items, 0);
    }

    /// <summary>Public properties and fields, in the order of their declaration.</summary>
    public static IReadOnlyList<MemberInfo> Of(Type type) => ByType.GetOrAdd(type, Find);

    /// <summary>The member's value; a getter that throws gives its exception's message.</summary>
    public static object? Read(MemberInfo member, object instance)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(instance) : ((FieldInfo)member).GetValue(instance);
        }
        catch (Exception e)
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            return $"{cause.GetType().Name}: {cause.Message}";
        }
    }

    private static IReadOnlyList<MemberInfo> Find(Type type) =>
        [
            .. type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
                .Where(member =>
                    member switch
                    {
                        PropertyInfo property => property.GetMethod is { IsPublic: true } getter
                            && getter.GetParameters() is []
                            && !getter.ReturnType.IsByRefLike
                            && !getter.ReturnType.IsByRef
                            && property.Name != "EqualityContract",
                        FieldInfo field => !field.FieldType.IsByRefLike,
                        _ => false,
                    }
                ),
        ];

    private static bool IsSystemScalar(Type type) =>
        type == typeof(string)
        || type == typeof(Uri)
        || type == typeof(Version)
        || type == typeof(System.Text.StringBuilder)
        || (type.IsValueType && type.GetInterface(nameof(IFormattable)) is not null);
}
