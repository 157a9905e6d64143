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
internal sealed class SubmissionChain
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
        using Microsoft.DotNet.Interactive.Formatting;
        using static Microsoft.DotNet.Interactive.Kernel;
        """;

    /// <summary>The package's own <c>display</c> returns a handle whose <c>Update</c> goes to another place, and fails where the value cannot be shown.</summary>
    private const string Display = """
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue display(object value, params string[] mimeTypes)
        {
            var shown = new Microsoft.DotNet.Interactive.Formatting.DisplayedValue(
                null, mimeTypes.Select(type => new Microsoft.DotNet.Interactive.Formatting.FormattedValue(type, "")).ToArray());
            try
            {
                shown.Update(value);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                var cause = e.GetBaseException();
                shown.Update($"{value.GetType().Name} ({cause.GetType().Name}: {cause.Message})");
            }
            return shown;
        }
        """;

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.CSharp14,
        DocumentationMode.None,
        SourceCodeKind.Script
    );

    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly string folder;
    private readonly NotebookLoadContext loadContext;
    private readonly PackageReferences packages;
    private readonly ReferenceResolver resolver;
    private CSharpCompilationOptions? options;
    private CSharpCompilation? latest;
    private object?[] states = new object?[64];
    private FieldInfo? loopsAsk;
    private readonly Lock asking = new();
    private int wantsAsking;
    private int count;

    /// <param name="folder">The notebook's folder, from which <c>#r</c> and <c>#load</c> go.</param>
    public SubmissionChain(string folder)
    {
        this.folder = folder;
        loadContext = new NotebookLoadContext();
        packages = new PackageReferences(folder, loadContext);
        resolver = new ReferenceResolver(folder, loadContext, packages);
    }

    /// <summary>The instances that hold the variables of the submissions so far, oldest first.</summary>
    public IEnumerable<object> States => states.Skip(1).Take(count).OfType<object>();

    /// <summary>Brings in what every cell finds: the default imports, and <c>display</c>. The compiler is warm afterwards.</summary>
    public void Start() =>
        Compile($"{Imports}\n{Display}\n{StoppableCode.Declaration}", Path.Combine(folder, "imports"))().GetAwaiter().GetResult();

    /// <summary>Restores the packages that a submission asks for; the submission without the feeds that it names.</summary>
    public async Task<string> BringPackages(string code, string path, CancellationToken stop)
    {
        (code, var feeds) = Package.TakeFeeds(code);
        packages.AddFeeds(feeds);
        if (code.Contains("nuget:", StringComparison.OrdinalIgnoreCase) || code.Contains("#load", StringComparison.Ordinal))
            await packages.Bring(Extend(Parse(code, path)).SyntaxTrees, stop).ConfigureAwait(false);
        return code;
    }

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
            latest is null ? [.. FrameworkReferences.All, .. resolver.Packages] : resolver.Packages,
            options.WithScriptClassName(name),
            latest,
            typeof(object)
        );
    }

    /// <summary>Compiles a submission; what is returned runs it. Throws <see cref="SessionException"/> with the compiler's errors.</summary>
    public Func<Task<Submission>> Compile(string code, string path)
    {
        var written = Parse(code, path);
        var model = new Lazy<SemanticModel>(() => Extend(written).GetSemanticModel(written));
        var stoppable = loopsAsk is null ? code : StoppableCode.Of(written, model);
        using var assemblyBytes = new MemoryStream();
        using var symbolBytes = new MemoryStream();
        var compilation = Extend(stoppable == code ? written : Parse(stoppable, path));
        var emitted = compilation.Emit(assemblyBytes, symbolBytes, options: EmitOptions);
        if (stoppable != code && emitted.Diagnostics.Any(found => found.Severity == DiagnosticSeverity.Error))
        {
            // The errors are told of the code as it was written.
            compilation = Extend(written);
            assemblyBytes.SetLength(0);
            symbolBytes.SetLength(0);
            emitted = compilation.Emit(assemblyBytes, symbolBytes, options: EmitOptions);
        }
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

    /// <summary>The loops of all submissions ask if they should stop, until everyone who wanted it wants it no more.</summary>
    public void AskInLoops(bool wanted)
    {
        lock (asking)
            loopsAsk!.SetValue(null, (wantsAsking += wanted ? 1 : -1) > 0);
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
        if (loopsAsk is null && assembly.GetType($"{compilation.Options.ScriptClassName}+{StoppableCode.Class}") is { } stop)
        {
            stop.GetField("Ask")!.SetValue(null, (Action<int>)Interruption.StopHere);
            loopsAsk = stop.GetField("Asked");
        }
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

    private CSharpCompilationOptions CreateOptions() =>
        new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            metadataReferenceResolver: resolver,
            sourceReferenceResolver: new SourceFileResolver([], folder),
            nullableContextOptions: NullableContextOptions.Disable
        );
}
