using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Session;

/// <summary>Answers questions about a cell that is being written, by the compiler's own model of it.</summary>
/// <param name="chain">What the cell would follow.</param>
internal sealed class CodeReader(SubmissionChain chain)
{
    private const string MagicStart = "#!";

    private static readonly SymbolDisplayFormat SignatureFormat = SymbolDisplayFormat.MinimallyQualifiedFormat.WithMemberOptions(
        SymbolDisplayFormat.MinimallyQualifiedFormat.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType
    );

    public static Completeness Judge(string cell)
    {
        var tree = SubmissionChain.Parse(WithoutMagics(cell), "");
        return !SyntaxFactory.IsCompleteSubmission(tree) ? Completeness.Incomplete
            : tree.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error) ? Completeness.Invalid
            : Completeness.Complete;
    }

    public Completion Complete(string cell, int position)
    {
        position = Math.Clamp(position, 0, cell.Length);
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(cell[start - 1]))
            start--;
        var prefix = cell[start..position];
        var lineStart = cell.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        var items =
            cell[lineStart..start] == MagicStart ? Magics()
            : start > 0 && cell[start - 1] == '.' ? Members(cell, start)
            : Names(cell, position);
        var matching = items
            .Where(item => item.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .OrderBy(item => item.Text, StringComparer.OrdinalIgnoreCase);
        return new Completion(start, position, [.. matching]);
    }

    public Insight? Inspect(string cell, int position)
    {
        var (tree, model) = Model(cell);
        var token = tree.GetRoot().FindToken(Math.Clamp(position, 0, cell.Length));
        if (!token.IsKind(SyntaxKind.IdentifierToken) && position > 0)
            token = tree.GetRoot().FindToken(position - 1);
        if (token.Parent is not { } node || !token.IsKind(SyntaxKind.IdentifierToken))
            return null;
        var found = model.GetSymbolInfo(node);
        var symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node);
        return symbol is null ? null : DocumentationText.Describe(symbol, symbol.ToDisplayString(SignatureFormat));
    }

    private static IEnumerable<CompletionItem> Magics() => Magic.All.Select(magic => new CompletionItem(magic.Names[0], "magic"));

    private IEnumerable<CompletionItem> Names(string cell, int position)
    {
        var (_, model) = Model(cell);
        var keywords = SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(text => text.All(char.IsLower));
        return Items(model.LookupSymbols(position)).Concat(keywords.Select(text => new CompletionItem(text, "keyword")));
    }

    /// <summary>What may follow the dot just before the start.</summary>
    private IEnumerable<CompletionItem> Members(string cell, int start)
    {
        var (tree, model) = Model(cell);
        ExpressionSyntax? left = tree.GetRoot().FindToken(start - 1).Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (left is null)
            return [];
        return model.GetSymbolInfo(left).Symbol switch
        {
            INamespaceSymbol space => Items(model.LookupNamespacesAndTypes(start, space)),
            INamedTypeSymbol type => Items(
                model.LookupStaticMembers(start, type).Concat(model.LookupNamespacesAndTypes(start, type))
            ),
            _ when model.GetTypeInfo(left).Type is { } type => Items(
                model
                    .LookupSymbols(start, type, includeReducedExtensionMethods: true)
                    .Where(symbol => !symbol.IsStatic && symbol is not INamedTypeSymbol)
            ),
            _ => [],
        };
    }

    private static IEnumerable<CompletionItem> Items(IEnumerable<ISymbol> symbols) =>
        symbols
            .Where(symbol =>
                symbol.CanBeReferencedByName
                && symbol.Name != StoppableCode.Class
                && !symbol.Name.StartsWith(SubmissionChain.Prefix, StringComparison.Ordinal)
            )
            .Select(symbol => new CompletionItem(symbol.Name, symbol.Kind.ToString().ToLowerInvariant()));

    private (SyntaxTree Tree, SemanticModel Model) Model(string cell)
    {
        var tree = SubmissionChain.Parse(WithoutMagics(cell), "");
        return (tree, chain.Extend(tree).GetSemanticModel(tree));
    }

    /// <summary>The cell with blanks in place of magic commands, so that positions stay what they are.</summary>
    private static string WithoutMagics(string cell) =>
        Package
            .TakeFeeds(
                string.Join(
                    '\n',
                    cell.Split('\n')
                        .Select(line =>
                            line.StartsWith(MagicStart, StringComparison.Ordinal) ? new string(' ', line.Length) : line
                        )
                )
            )
            .Code;
}
