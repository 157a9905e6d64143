using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Session;

namespace Notebooks.Site;

/// <summary>
/// The C# of one notebook, read by the compiler as one script, so that the highlighting knows types from namespaces and
/// methods from variables across cells. A file that is not built is left out: its names are then judged by the syntax alone.
/// </summary>
internal sealed partial class NotebookCode
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Built = new();

    private readonly List<(int Start, string Text)> cells = [];
    private readonly CodeHighlighter highlighter;

    /// <param name="sources">The code cells, in order.</param>
    /// <param name="folder">Where <c>#!import</c> and <c>#r</c> look for files.</param>
    public NotebookCode(IEnumerable<string> sources, string folder)
    {
        var script = new StringBuilder(SubmissionChain.Imports).Append('\n');
        var references = new List<string>();
        foreach (var source in sources)
        {
            foreach (var file in ImportsOf(source).Select(name => Path.Combine(folder, name)).Where(File.Exists))
                Append(script, File.ReadAllText(file), Path.GetDirectoryName(file)!, references);
            cells.Add((script.Length, source));
            Append(script, source, folder, references);
        }
        var tree = CSharpSyntaxTree.ParseText(script.ToString(), CodeHighlighter.Script);
        var compilation = CSharpCompilation.CreateScriptCompilation("notebook", tree, References(references));
        highlighter = new CodeHighlighter(tree, compilation.GetSemanticModel(tree));
    }

    /// <summary>A code cell as HTML.</summary>
    public string ToHtml(int cell) => highlighter.ToHtml(cells[cell].Start, cells[cell].Text);

    // The semicolon ends a cell's trailing expression, which has none.
    private static void Append(StringBuilder script, string source, string folder, List<string> references)
    {
        references.AddRange(ReferenceLines.Matches(source).Select(match => Path.GetFullPath(match.Groups["file"].Value, folder)));
        script
            .Append(
                DirectiveLines.Replace(source, line => line.Length < 2 ? line.Value : "//" + new string(' ', line.Length - 2))
            )
            .Append("\n;\n");
    }

    private static IEnumerable<MetadataReference> References(IEnumerable<string> files) =>
        files
            .Where(File.Exists)
            .Distinct()
            .Select(file => Built.GetOrAdd(file, static file => MetadataReference.CreateFromFile(file)))
            .Concat(FrameworkReferences.All);

    private static IEnumerable<string> ImportsOf(string source) =>
        ImportLines.Matches(source).Select(match => match.Groups["file"].Value.Trim());

    [GeneratedRegex("""^\s*#!import[ \t]+(?<file>[^\r\n]+)""", RegexOptions.Multiline)]
    private static partial Regex ImportLines { get; }

    [GeneratedRegex("""^\s*#r[ \t]+"(?<file>[^"\r\n]+\.dll)["]""", RegexOptions.Multiline)]
    private static partial Regex ReferenceLines { get; }

    // Blanked to a comment of the same length: positions stay.
    [GeneratedRegex("""^[ \t]*#(?:!|r[ \t]|load[ \t])[^\r\n]*""", RegexOptions.Multiline)]
    private static partial Regex DirectiveLines { get; }
}
