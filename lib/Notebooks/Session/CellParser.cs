using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Session;

/// <summary>Splits a cell into C# and magic commands.</summary>
internal static class CellParser
{
    /// <summary>The parts in order.</summary>
    /// <param name="cell">The cell's text.</param>
    /// <param name="takesBody">Whether the magic of this name takes the text below it.</param>
    public static IEnumerable<CellPart> Split(string cell, Func<string, bool> takesBody)
    {
        var lines = cell.ReplaceLineEndings("\n").Split('\n');
        var line = 0;
        while (line < lines.Length)
        {
            var magic = NextMagic(lines, line);
            if (magic > line && Code(lines, line, magic) is { } code)
                yield return code;
            if (magic == lines.Length)
                yield break;
            var (name, arguments) = Parse(lines[magic]);
            line = magic + 1;
            if (takesBody(name))
            {
                var end = Array.FindIndex(lines, line, text => IsSelector(text, takesBody));
                end = end < 0 ? lines.Length : end;
                yield return new MagicPart(name, arguments, string.Join('\n', lines[line..end]).Trim('\n'), magic + 1);
                line = end;
            }
            else
                yield return new MagicPart(name, arguments, "", magic + 1);
        }
    }

    private static CodePart? Code(string[] lines, int from, int to) =>
        lines[from..to].All(string.IsNullOrWhiteSpace)
            ? null
            : new CodePart(new string('\n', from) + string.Join('\n', lines[from..to]));

    /// <summary>The next line that starts with <c>#!</c> and is not inside a string or a comment.</summary>
    private static int NextMagic(string[] lines, int from)
    {
        if (!lines.Skip(from).Any(LooksLikeMagic))
            return lines.Length;
        var text = string.Join('\n', lines[from..]);
        var root = SubmissionChain.Parse(text, "").GetRoot();
        var position = 0;
        for (var line = from; line < lines.Length; position += lines[line].Length + 1, line++)
            if (LooksLikeMagic(lines[line]) && IsOutside(root, position))
                return line;
        return lines.Length;
    }

    private static bool IsOutside(SyntaxNode root, int position)
    {
        var trivia = root.FindTrivia(position, findInsideTrivia: false);
        if (trivia.Span.Contains(position))
            return !trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && !trivia.IsKind(SyntaxKind.DisabledTextTrivia);
        var token = root.FindToken(position);
        return !(token.SpanStart < position && position < token.Span.End);
    }

    private static bool LooksLikeMagic(string line) => line.StartsWith("#!", StringComparison.Ordinal);

    private static bool IsSelector(string line, Func<string, bool> takesBody) =>
        LooksLikeMagic(line) && Parse(line).Name is var name && (name is "csharp" or "c#" or "C#" || takesBody(name));

    private static (string Name, string Arguments) Parse(string line)
    {
        var words = line[2..].Trim().Split(' ', 2);
        return (words[0], words.Length > 1 ? words[1].Trim() : "");
    }
}
