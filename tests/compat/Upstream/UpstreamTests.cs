using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Upstream;

/// <summary>
/// The library and the notebooks compile against upstream's public API, as well as against <c>lib/compat</c>. Upstream's packages are
/// not needed for this, only its lists of signatures (<c>../shared/api</c>, beside the project's root).
/// </summary>
public sealed class UpstreamTests
{
    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    private static readonly Lazy<(CSharpCompilation Stubs, CSharpCompilation Library)> Compiled = new(CompileLibrary);

    public static TheoryData<string> Notebooks =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root(), "notebooks"), "*.ipynb")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void Library_compiles_against_upstream()
    {
        SkipWithoutLists();
        var errors = Errors(Compiled.Value.Library);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_compiles_against_upstream(string notebook)
    {
        SkipWithoutLists();
        var (stubs, library) = Compiled.Value;
        MetadataReference[] references = [.. Framework(), stubs.ToMetadataReference(), library.ToMetadataReference()];
        var folder = Path.Combine(Root(), "notebooks");
        CSharpCompilation? previous = null;
        foreach (var (cell, index) in Cells(Path.Combine(folder, notebook), folder).Select((cell, index) => (cell, index)))
        {
            var tree = Parse(cell, Parsing.WithKind(SourceCodeKind.Script), $"code cell {index}");
            var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: Imports, allowUnsafe: true);
            previous = CSharpCompilation.CreateScriptCompilation(
                $"cell{index}",
                tree,
                references,
                options,
                previous,
                typeof(object)
            );
            var errors = Errors(previous);
            Assert.True(errors.Count == 0, $"{notebook}:\n{string.Join('\n', errors)}\n{cell}");
        }
        Assert.NotNull(previous);
    }

    /// <summary>What .NET Interactive imports by itself.</summary>
    private static readonly string[] Imports =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    /// <summary>A notebook's code cells; an imported script stands in for its import, without what refers to files.</summary>
    private static IEnumerable<string> Cells(string notebook, string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(notebook));
        foreach (var cell in document.RootElement.GetProperty("cells").EnumerateArray())
        {
            if (cell.GetProperty("cell_type").GetString() != "code")
                continue;
            var source = cell.GetProperty("source");
            var code =
                source.ValueKind == JsonValueKind.String
                    ? source.GetString()!
                    : string.Concat(source.EnumerateArray().Select(line => line.GetString()));
            var rest = new List<string>();
            foreach (var line in code.Split('\n'))
            {
                if (line.StartsWith("#!import ", StringComparison.Ordinal))
                    yield return Script(Path.Combine(folder, line["#!import ".Length..].Trim()));
                else if (!line.StartsWith("#!", StringComparison.Ordinal))
                    rest.Add(line);
            }
            yield return string.Join('\n', rest);
        }
    }

    private static string Script(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.StartsWith("#r ", StringComparison.Ordinal)));

    private static (CSharpCompilation Stubs, CSharpCompilation Library) CompileLibrary()
    {
        string[] lists =
        [
            "torchsharp.txt",
            "plotly.net.txt",
            "plotly.net.csharp.txt",
            "microsoft.dotnet.interactive.txt",
            "microsoft.dotnet.interactive.formatting.txt",
        ];
        var stubs = Stubs.Compile(lists.Select(list => Path.Combine(Lists(), list)), Framework());
        var folder = Path.Combine(Root(), "lib", "GenerativeModels");
        var trees = Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split('/').Any(part => part is "bin" or "obj"))
            .Select(file => Parse(File.ReadAllText(file), Parsing, file))
            .Append(Parse(ImplicitUsings, Parsing, "implicit usings"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable
        );
        return (
            stubs,
            CSharpCompilation.Create("GenerativeModels", trees, [.. Framework(), stubs.ToMetadataReference()], options)
        );
    }

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static SyntaxTree Parse(string code, CSharpParseOptions options, string name) =>
        CSharpSyntaxTree.ParseText(code, options, name, cancellationToken: TestContext.Current.CancellationToken);

    private static List<string> Errors(Compilation compilation) =>
        [
            .. compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.ToString())
                .Take(20),
        ];

    private static List<PortableExecutableReference> Framework() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(assembly => MetadataReference.CreateFromFile(assembly)),
        ];

    private static void SkipWithoutLists() =>
        Assert.SkipUnless(Directory.Exists(Lists()), $"upstream's lists are no part of the project, and {Lists()} is not here");

    private static string Lists() => Path.GetFullPath(Path.Combine(Root(), "..", "shared", "api"));

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
