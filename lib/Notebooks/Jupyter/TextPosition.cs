namespace Notebooks.Jupyter;

/// <summary>Places in a text: Jupyter counts characters, .NET counts UTF-16 units, in which an emoji is two.</summary>
internal static class TextPosition
{
    public static int FromJupyter(string text, int position) =>
        text.EnumerateRunes().Take(Math.Max(0, position)).Sum(rune => rune.Utf16SequenceLength);

    public static int ToJupyter(string text, int position)
    {
        var (characters, units) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (units >= position)
                break;
            units += rune.Utf16SequenceLength;
            characters++;
        }
        return characters;
    }
}
