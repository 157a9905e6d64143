using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Session;

/// <summary>
/// C# submissions in a row: each sees what the ones before it declared, and may declare it anew. A submission becomes an assembly
/// of its own, optimised, with line numbers.
/// </summary>
/// <param name="folder">The notebook's folder, from which <c>#r</c> and <c>#load</c> go.</param>
internal sealed class SubmissionChain(string folder)
{
    /// <summary>Starts the name of every submission's assembly and class.</summary>
    public const string Prefix = "Submission#";

    /// <summary>The default imports.</summary>
    public const string Imports = """
        using System;
        using System.Text;
        using System.Collections;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using System.Linq;
        using static Microsoft.DotNet.Interactive.Kernel;
        """;

    /// <summary>The package's own <c>display</c> returns a handle whose <c>Update</c> goes to another place.</summary>
    private const string Display = """
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue display(object value, params string[] mimeTypes)
        {
            var shown = new Microsoft.DotNet.Interactive.Formatting.DisplayedValue(
                null, mimeTypes.Select(type => new Microsoft.DotNet.Interactive.Formatting.FormattedValue(type, "")).ToArray());
            shown.Update(value);
            return shown;
        }
        """;

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Latest,
        DocumentationMode.None,
        SourceCodeKind.Script
    );

    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly NotebookLoadContext loadContext = new();
    private CSharpCompilationOptions? options;
    private CSharpCompilation? latest;
    private object?[] states = new object?[64];
    private int count;

    /// <summary>The instances that hold the variables of the submissions so far, oldest first.</summary>
    public IEnumerable<object> States => states.Skip(1).Take(count).OfType<object>();

    /// <summary>The compilation behind the latest submission; null before the first.</summary>
    public CSharpCompilation? Latest => latest;

    /// <summary>Brings in what every cell finds: the default imports, and <c>display</c>. The compiler is warm afterwards.</summary>
    public void Start() => Compile($"{Imports}\n{Display}", Path.Combine(folder, "imports"))().GetAwaiter().GetResult();

    /// <summary>The syntax tree of a submission at a path.</summary>
    public static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, path);

    /// <summary>A compilation of the tree that sees the chain, without adding it.</summary>
    public CSharpCompilation Extend(SyntaxTree tree)
    {
        options ??= CreateOptions();
        var name = $"{Prefix}{count}";
        return CSharpCompilation.CreateScriptCompilation(
            name,
            tree,
            latest is null ? FrameworkReferences.All : [],
            options.WithScriptClassName(name),
            latest,
            typeof(object)
        );
    }

    /// <summary>Compiles a submission; what is returned runs it. Throws <see cref="SessionException"/> with the compiler's errors.</summary>
    public Func<Task<Submission>> Compile(string code, string path)
    {
        var tree = Parse(code, path);
        RefuseFeeds(tree);
        var compilation = Extend(tree);
        using var assemblyBytes = new MemoryStream();
        using var symbolBytes = new MemoryStream();
        var emitted = compilation.Emit(assemblyBytes, symbolBytes, options: EmitOptions);
        if (emitted.Diagnostics.Any(found => found.Severity == DiagnosticSeverity.Error))
            throw CompilationReport.Of(emitted.Diagnostics, folder);
        if (!emitted.Success) // Nothing but using directives: there is nothing to run, but the imports count.
            return () =>
            {
                Adopt(compilation);
                return Task.FromResult(default(Submission));
            };
        return () => Run(compilation, assemblyBytes.ToArray(), symbolBytes.ToArray());
    }

    private async Task<Submission> Run(CSharpCompilation compilation, byte[] assemblyBytes, byte[] symbolBytes)
    {
        using var image = new MemoryStream(assemblyBytes);
        using var symbols = new MemoryStream(symbolBytes);
        var assembly = loadContext.LoadFromStream(image, symbols);
        var factory = assembly
            .GetType(compilation.Options.ScriptClassName!, throwOnError: true)!
            .GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        Adopt(compilation);
        var value = await factory(states).ConfigureAwait(false);
        return new Submission(value, value is not null || EndsInValue(compilation));
    }

    private void Adopt(CSharpCompilation compilation)
    {
        latest = compilation;
        if (++count + 1 >= states.Length)
            Array.Resize(ref states, 2 * states.Length);
    }

    /// <summary>Whether the last statement is an expression without semicolon that has a type.</summary>
    private static bool EndsInValue(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetCompilationUnitRoot().Members.LastOrDefault()
                is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type
                is { SpecialType: not SpecialType.System_Void };
    }

    /// <summary><c>#r "nuget:…"</c> asks for a package, <c>#i "nuget:…"</c> names a feed: neither is for this kernel.</summary>
    private static void RefuseFeeds(SyntaxTree tree)
    {
        var root = tree.GetCompilationUnitRoot();
        foreach (var directive in root.GetReferenceDirectives())
            if (directive.File.ValueText.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
                throw NoFeeds($"#r \"{directive.File.ValueText}\"");
        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: false))
            if (trivia.GetStructure() is BadDirectiveTriviaSyntax { Identifier.Text: "i" } feed)
                throw NoFeeds(feed.ToString().Trim());
    }

    private static SessionException NoFeeds(string directive) =>
        new(
            "CompilationError",
            $"{directive}: packages are not restored here. Add the package to a project, build it, and refer "
                + "to the built library by its path: #r \"../lib/NAME/bin/Release/NAME.dll\""
        );

    private CSharpCompilationOptions CreateOptions() =>
        new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            metadataReferenceResolver: new ReferenceResolver(folder, loadContext),
            sourceReferenceResolver: new SourceFileResolver([], folder),
            nullableContextOptions: NullableContextOptions.Disable
        );
}
