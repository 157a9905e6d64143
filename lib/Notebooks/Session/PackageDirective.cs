using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Session;

/// <summary>A package as it is asked for, or was found.</summary>
internal sealed record Package(string Name, string Version)
{
    public override string ToString() => Version == PackageDirective.Newest ? Name : $"{Name} {Version}";
}

/// <summary>What a cell says about packages: <c>#r "nuget: Name, Version"</c> asks for one, <c>#i "nuget: feed"</c> names a feed.</summary>
internal static class PackageDirective
{
    /// <summary>The version of a package of which none is asked for.</summary>
    public const string Newest = "*";
    private const string Scheme = "nuget:";

    public static bool IsPackage(string reference) => reference.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    public static Package Read(string reference) =>
        reference[Scheme.Length..].Split(',', 2, StringSplitOptions.TrimEntries) is [var name, { Length: > 0 } version]
            ? new Package(name, version)
            : new Package(reference[Scheme.Length..].Trim(',', ' '), Newest);

    /// <summary>The code without the feeds that it names, of which the compiler knows nothing, and the feeds.</summary>
    public static (string Code, IReadOnlyList<string> Feeds) TakeFeeds(string code)
    {
        var feeds = new List<string>();
        if (code.Contains("#i", StringComparison.Ordinal))
            foreach (var trivia in SubmissionChain.Parse(code, "").GetRoot().DescendantTrivia())
                if (trivia.GetStructure() is BadDirectiveTriviaSyntax { Identifier.Text: "i" } directive)
                {
                    var feed = code[directive.Span.Start..directive.Span.End].Trim()[2..].Trim().Trim('"');
                    feeds.Add(IsPackage(feed) ? feed[Scheme.Length..].Trim() : feed);
                    code = code.Remove(directive.SpanStart, 2).Insert(directive.SpanStart, "//");
                }
        return (code, feeds);
    }
}
