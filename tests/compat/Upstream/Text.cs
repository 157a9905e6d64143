namespace Upstream;

/// <summary>Splitting signatures where brackets are closed.</summary>
internal static class Text
{
    /// <summary>The parts between separators that stand outside of all brackets.</summary>
    public static IReadOnlyList<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += Depth(text[i]);
            if (text[i] != separator || depth != 0)
                continue;
            parts.Add(text[start..i].Trim());
            start = i + 1;
        }
        if (text[start..].Trim() is { Length: > 0 } last)
            parts.Add(last);
        return parts;
    }

    /// <summary>The first place of a character that stands outside of all brackets, or −1. A bracket itself counts as outside.</summary>
    public static int IndexOf(string text, char wanted)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (depth == 0 && text[i] == wanted)
                return i;
            depth += Depth(text[i]);
        }
        return -1;
    }

    /// <summary>Where the bracket that opens at a place closes.</summary>
    public static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += Depth(text[i]);
            if (depth == 0)
                return i;
        }
        throw new FormatException($"no closing bracket: {text}");
    }

    private static int Depth(char c) =>
        c switch
        {
            '<' or '(' or '[' or '{' => 1,
            '>' or ')' or ']' or '}' => -1,
            _ => 0,
        };
}
