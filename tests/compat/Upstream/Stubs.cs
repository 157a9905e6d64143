using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Upstream;

/// <summary>
/// Upstream's public API as C# without bodies, made from its lists of signatures. It is never emitted, so that it does not matter that
/// what the lists leave out (private constructors, explicit interface members) makes some of these types incomplete.
/// </summary>
internal static class Stubs
{
    /// <summary>Lines that name types of packages beyond these lists; nothing here uses them.</summary>
    private static readonly string[] Foreign = ["Tensorboard.", "Google.Protobuf", "SkiaSharp", "Giraffe", "<StartupCode"];

    private const string Beyond = """
        namespace DynamicObj { public class DynamicObj : System.Dynamic.DynamicObject { } }
        namespace Newtonsoft.Json { public class JsonSerializerSettings { } }
        namespace Microsoft.AspNetCore.Html { public interface IHtmlContent { } }
        """;

    public static CSharpCompilation Compile(IEnumerable<string> lists, IEnumerable<MetadataReference> references)
    {
        var code = new StringBuilder(Beyond);
        code.Insert(0, "#nullable disable\n");
        foreach (var declaration in Read(lists.SelectMany(File.ReadLines)))
        {
            code.AppendLine($"namespace {declaration.Namespace} {{");
            declaration.Write(code);
            code.AppendLine("}");
        }
        var tree = CSharpSyntaxTree.ParseText(
            code.ToString(),
            CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)
        );
        return CSharpCompilation.Create(
            "Upstream",
            [tree],
            references,
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );
    }

    /// <summary>The types that stand in a namespace, each with its members and the types inside it.</summary>
    private static List<Declaration> Read(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        var members = new List<Member>();
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#' && !Foreign.Any(line.Contains)))
        {
            if (!line.StartsWith("TYPE ", StringComparison.Ordinal))
            {
                members.Add(Member.Read(line)!);
                continue;
            }
            var colon = line.IndexOf(" : ", StringComparison.Ordinal);
            var declaration = new Declaration(line[5..colon], line[(colon + 3)..].Split("  [Obsolete")[0]);
            types.TryAdd(declaration.FullName, declaration);
        }
        foreach (var member in members)
            if (types.TryGetValue(member.Owner, out var owner))
                owner.Members.Add(member);
        var top = new List<Declaration>();
        foreach (var declaration in types.Values)
            (types.TryGetValue(declaration.Namespace, out var outer) ? outer.Inner : top).Add(declaration);
        return [.. top.Where(declaration => declaration.Namespace.Length > 0)];
    }
}
