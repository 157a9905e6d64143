namespace GenerativeModels.Data;

/// <summary>The characters of a text as numbers: 0 … Count − 1, in the order of their code points.</summary>
public sealed class Characters
{
    private readonly char[] all;
    private readonly Dictionary<char, long> index;

    /// <summary>Those that occur in the text.</summary>
    public Characters(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        all = [.. text.Distinct().Order()];
        index = all.Select((c, i) => (c, i)).ToDictionary(pair => pair.c, pair => (long)pair.i);
    }

    /// <summary>How many different ones there are.</summary>
    public int Count => all.Length;

    /// <summary>[N] characters to [N] numbers.</summary>
    /// <exception cref="ArgumentException">A character that did not occur.</exception>
    public long[] Encode(string text)
    {
        return
        [
            .. text.Select(c =>
                index.TryGetValue(c, out var i)
                    ? i
                    : throw new ArgumentException($"expected characters of the text, got '{c}'", nameof(text))
            ),
        ];
    }

    /// <summary>[N] numbers to [N] characters.</summary>
    public string Decode(IEnumerable<long> tokens) => new([.. tokens.Select(token => all[token])]);
}
