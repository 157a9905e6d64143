using System.Text;
using System.Text.RegularExpressions;

namespace Upstream;

/// <summary>An upstream type: its line in the list, its members and the types inside it, written as C# without bodies.</summary>
internal sealed partial class Declaration(string fullName, string description)
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_OnesComplement"] = "~",
        ["op_LogicalNot"] = "!",
        ["op_LeftShift"] = "<<",
        ["op_RightShift"] = ">>",
    };

    public string FullName { get; } = fullName.Replace(" ", "", StringComparison.Ordinal);

    public List<Member> Members { get; } = [];

    public List<Declaration> Inner { get; } = [];

    private string Simple => Text.Split(FullName, '.')[^1];

    public string Namespace => string.Join('.', Text.Split(FullName, '.').SkipLast(1));

    public void Write(StringBuilder code)
    {
        var kind = KindOfType().Match(description).Value;
        var rest = description[kind.Length..];
        if (kind == "delegate")
        {
            var open = Text.IndexOf(rest, '(');
            var close = Text.Closing(rest, open);
            code.AppendLine(
                $"public delegate {rest[..open].Trim()} {Simple}({Parameters(rest[(open + 1)..close])}){rest[(close + 1)..]};"
            );
            return;
        }
        code.AppendLine($"public {kind.Replace("class", "partial class", StringComparison.Ordinal)} {Simple}{rest} {{");
        foreach (var member in Members)
            code.AppendLine(Line(member, kind == "interface"));
        foreach (var inner in Inner)
            inner.Write(code);
        code.AppendLine("}");
    }

    private static string Line(Member m, bool inInterface)
    {
        var modifiers = inInterface ? m.Modifiers.Replace("public ", "", StringComparison.Ordinal) : m.Modifiers;
        var bodiless = inInterface || modifiers.Contains("abstract", StringComparison.Ordinal);
        return m.Kind switch
        {
            "ENUM" => $"{m.Name}{m.Tail},",
            "CTOR" => $"{modifiers}{m.Name}({Parameters(m.Tail[1..Text.Closing(m.Tail, 0)])}) => throw null;",
            "FIELD" => $"{modifiers}{m.Type} @{m.Name}{m.Tail};",
            "EVENT" => $"{modifiers}event {m.Type} @{m.Name};",
            "PROP" =>
                $"{modifiers}{m.Type} {Property(m.Name)}{(bodiless ? m.Tail : Accessor().Replace(m.Tail, "$1 => throw null;"))}",
            _ => Method(m, modifiers, bodiless),
        };
    }

    private static string Method(Member m, string modifiers, bool bodiless)
    {
        var close = Text.Closing(m.Tail, 0);
        var parameters = Parameters(m.Tail[1..close]);
        if (m.Name is "op_Implicit" or "op_Explicit")
            return $"public static {m.Name[3..].ToLowerInvariant()} operator {m.Type}({parameters}) => throw null;";
        if (m.Name.StartsWith("op_", StringComparison.Ordinal))
            return Operators.TryGetValue(m.Name, out var symbol)
                ? $"public static {m.Type} operator {symbol}({parameters}) => throw null;"
                : "";
        var constraints = modifiers.Contains("override", StringComparison.Ordinal) ? "" : m.Tail[(close + 1)..];
        return m.Name == "Finalize"
            ? ""
            : $"{modifiers}{m.Type} @{m.Name}({parameters}){constraints}{(bodiless ? ";" : " => throw null;")}";
    }

    private static string Property(string name) =>
        name.StartsWith("this[", StringComparison.Ordinal) ? $"this[{Parameters(name[5..^1])}]" : $"@{name}";

    private static string Parameters(string list) => string.Join(", ", Text.Split(list, ',').Select(Parameter));

    /// <summary>A parameter whose name may be a C# keyword and whose default is written as reflection shows it.</summary>
    private static string Parameter(string text)
    {
        text = text.Replace("[F#opt] ", "", StringComparison.Ordinal);
        var at = text.IndexOf(" = ", StringComparison.Ordinal);
        var (declared, value) = at < 0 ? (text, "") : (text[..at], text[(at + 3)..]);
        var name = declared[(declared.LastIndexOf(' ') + 1)..];
        var type = declared[..^(name.Length + 1)];
        var suffix = type is "float" && value.Length > 0 && char.IsDigit(value[^1]) ? "f" : "";
        value = value switch
        {
            "" => "",
            "Infinity" => " = double.PositiveInfinity",
            "-Infinity" => " = double.NegativeInfinity",
            "NaN" => " = double.NaN",
            _ when type.Contains("FSharpOption", StringComparison.Ordinal) => " = null",
            _ => $" = {value}{suffix}",
        };
        return $"{type} @{name}{value}";
    }

    [GeneratedRegex("^(enum|interface|ref struct|struct|static class|abstract class|sealed class|class|delegate)")]
    private static partial Regex KindOfType();

    [GeneratedRegex("(get|set|init);")]
    private static partial Regex Accessor();
}
