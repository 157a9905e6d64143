using System.Text.RegularExpressions;

namespace Upstream;

/// <summary>A member of an upstream type, as its line in the list says.</summary>
/// <param name="Kind">CTOR, METHOD, PROP, FIELD, EVENT or ENUM.</param>
/// <param name="Owner">The type's full name with its type parameters, without blanks.</param>
/// <param name="Name">Its name, with type parameters; an indexer's is <c>this[…]</c>.</param>
/// <param name="Type">What it returns or holds; empty for a constructor.</param>
/// <param name="Modifiers">Access and modifiers, ready to be written in C#.</param>
/// <param name="Tail">Parameters and constraints, accessors, or a constant's value.</param>
internal sealed partial record Member(string Kind, string Owner, string Name, string Type, string Modifiers, string Tail)
{
    public static Member? Read(string line)
    {
        var kind = line[..line.IndexOf(' ', StringComparison.Ordinal)];
        var rest = Obsolete().Replace(line[(kind.Length + 1)..], "");
        var modifiers = Modifier().Match(rest).Value;
        rest = rest[modifiers.Length..];
        if (!modifiers.StartsWith("protected", StringComparison.Ordinal))
            modifiers = $"public {modifiers}";
        if (kind == "ENUM")
        {
            var (name, value) = (
                rest[..rest.IndexOf(" = ", StringComparison.Ordinal)],
                rest[rest.IndexOf(" = ", StringComparison.Ordinal)..]
            );
            return Owned(kind, name, "", "", value);
        }
        if (kind == "CTOR")
        {
            var open = Text.IndexOf(rest, '(');
            var owner = rest[..open].Replace(" ", "", StringComparison.Ordinal);
            return new(kind, owner, Simple(owner), "", modifiers, rest[open..]);
        }
        var reference = rest.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "";
        rest = rest[reference.Length..];
        var blank = Text.IndexOf(rest, ' ');
        var type = reference + rest[..blank];
        rest = rest[(blank + 1)..];
        var end = kind switch
        {
            "METHOD" => Text.IndexOf(rest, '('),
            "PROP" => rest.IndexOf(" {", StringComparison.Ordinal),
            _ => rest.IndexOf(" = ", StringComparison.Ordinal) is var i and >= 0 ? i : rest.Length,
        };
        return Owned(kind, rest[..end], type, modifiers, rest[end..]);
    }

    private static Member Owned(string kind, string fullName, string type, string modifiers, string tail)
    {
        if (fullName.IndexOf(".this[", StringComparison.Ordinal) is var at and >= 0)
            return new(
                kind,
                fullName[..at].Replace(" ", "", StringComparison.Ordinal),
                fullName[(at + 1)..],
                type,
                modifiers,
                tail
            );
        var parts = Text.Split(fullName.Replace(" ", "", StringComparison.Ordinal), '.');
        return new(kind, string.Join('.', parts.SkipLast(1)), parts[^1], type, modifiers, tail);
    }

    private static string Simple(string fullName) => Text.Split(fullName, '.')[^1].Split('<')[0];

    [GeneratedRegex(@"\s+\[Obsolete.*?\]")]
    private static partial Regex Obsolete();

    [GeneratedRegex("^(protected )?((static abstract|static|abstract|sealed override|override|virtual|readonly|const) )*")]
    private static partial Regex Modifier();
}
