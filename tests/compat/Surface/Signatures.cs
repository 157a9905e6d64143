using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Surface;

/// <summary>The public surface of an assembly as sorted text: one type or member a line, with parameter names and defaults.</summary>
internal static class Signatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetTypes().Where(IsVisible).SelectMany(Lines).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"type {Kind(type)} {Name(type)}";
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type))
                yield return $"enum {Name(type)}.{name} = {Convert.ChangeType(Enum.Parse(type, name), Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture)}";
            yield break;
        }
        foreach (var member in type.GetMembers(Declared))
        {
            var line = member switch
            {
                ConstructorInfo c when IsVisible(c) && !c.IsStatic => $"ctor {Name(type)}({Parameters(c)})",
                MethodInfo m when IsVisible(m) && !IsAccessor(m) =>
                    $"method {Static(m)}{Name(m.ReturnType)} {Name(type)}.{m.Name}{Generics(m)}({Parameters(m)})",
                PropertyInfo p when IsVisible(p.GetMethod) || IsVisible(p.SetMethod) => Property(type, p),
                FieldInfo f when f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly =>
                    $"field {(f.IsStatic ? "static " : "")}{Name(f.FieldType)} {Name(type)}.{f.Name}",
                EventInfo e when IsVisible(e.AddMethod) => $"event {Name(e.EventHandlerType!)} {Name(type)}.{e.Name}",
                _ => null,
            };
            if (line is not null)
                yield return line;
        }
    }

    private static string Property(Type type, PropertyInfo p)
    {
        var index = p.GetIndexParameters();
        var name = index.Length == 0 ? p.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var accessors = (IsVisible(p.GetMethod) ? "get; " : "") + (IsVisible(p.SetMethod) ? "set; " : "");
        return $"property {Static((p.GetMethod ?? p.SetMethod)!)}{Name(p.PropertyType)} {Name(type)}.{name} {{ {accessors}}}";
    }

    private static string Kind(Type t) =>
        t.IsEnum ? "enum"
        : t.IsInterface ? "interface"
        : t.IsValueType ? "struct"
        : t.IsSubclassOf(typeof(Delegate)) ? "delegate"
        : t.IsAbstract && t.IsSealed ? "static class"
        : t.IsAbstract ? "abstract class"
        : "class";

    private static bool IsVisible(Type? t)
    {
        for (; t is not null; t = t.DeclaringType)
            if (!(t.IsPublic || t.IsNestedPublic || t.IsNestedFamily || t.IsNestedFamORAssem))
                return false;
        return true;
    }

    private static bool IsVisible(MethodBase? m) => m is not null && (m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly);

    private static bool IsAccessor(MethodInfo m) =>
        m.IsSpecialName
        && (
            m.Name.StartsWith("get_", StringComparison.Ordinal)
            || m.Name.StartsWith("set_", StringComparison.Ordinal)
            || m.Name.StartsWith("add_", StringComparison.Ordinal)
            || m.Name.StartsWith("remove_", StringComparison.Ordinal)
        );

    private static string Static(MethodInfo m) => m.IsStatic ? "static " : "";

    private static string Generics(MethodInfo m) =>
        m.IsGenericMethodDefinition ? $"<{string.Join(", ", m.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase m) =>
        (m.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + string.Join(", ", m.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo p)
    {
        var prefix =
            p.IsOut ? "out "
            : p.ParameterType.IsByRef ? "ref "
            : p.IsDefined(typeof(ParamArrayAttribute), false) ? "params "
            : "";
        var fallback = p.HasDefaultValue
            ? $" = {(p.RawDefaultValue is string s ? $"\"{s}\"" : Convert.ToString(p.RawDefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } v ? v : "default")}"
            : "";
        return $"{prefix}{Name(p.ParameterType)} {p.Name}{fallback}";
    }

    private static string Name(Type t)
    {
        if (t.IsByRef)
            return Name(t.GetElementType()!);
        if (t.IsArray)
            return $"{Name(t.GetElementType()!)}[{new string(',', t.GetArrayRank() - 1)}]";
        if (t.IsGenericParameter)
            return t.Name;
        var simple = t.Name.Split('`')[0];
        var outer =
            t.DeclaringType is { } declaring ? $"{Name(declaring)}."
            : string.IsNullOrEmpty(t.Namespace) ? ""
            : $"{t.Namespace}.";
        return t.IsGenericType ? $"{outer}{simple}<{string.Join(", ", t.GetGenericArguments().Select(Name))}>" : outer + simple;
    }
}
