using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Session;

/// <summary>A package as <c>#r "nuget: Name, Version"</c> asks for it, in the newest version where it names none, or as it was found.</summary>
internal sealed record Package(string Name, string Version)
{
    public const string Newest = "*";
    private const string Scheme = "nuget:";

    public static bool IsMeant(string reference) => reference.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    public static Package Read(string reference) =>
        reference[Scheme.Length..].Split(',', 2, StringSplitOptions.TrimEntries) is [var name, { Length: > 0 } version]
            ? new Package(name, version)
            : new Package(reference[Scheme.Length..].Trim(',', ' '), Newest);

    /// <summary>Takes the feeds that <c>#i "nuget: feed"</c> names, of which the compiler knows nothing, out of the code.</summary>
    public static (string Code, IReadOnlyList<string> Feeds) TakeFeeds(string code)
    {
        var feeds = new List<string>();
        if (code.Contains("#i", StringComparison.Ordinal))
            foreach (var trivia in SubmissionChain.Parse(code, "").GetRoot().DescendantTrivia())
                if (trivia.GetStructure() is BadDirectiveTriviaSyntax { Identifier.Text: "i" } directive)
                {
                    var feed = directive.ToString()[2..].Trim().Trim('"');
                    feeds.Add(IsMeant(feed) ? feed[Scheme.Length..].Trim() : feed);
                    code = code.Remove(directive.SpanStart, 2).Insert(directive.SpanStart, "//");
                }
        return (code, feeds);
    }

    public bool IsNamed(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Version == Newest ? Name : $"{Name} {Version}";
}
