using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Session;

/// <summary>
/// A cell's code with a question at the start of every round of its loops, of every function and behind every label: shall this stop?
/// So its code stops on whatever thread it runs, between two statements of its own. Lines stay as they are.
/// </summary>
internal static class StoppableCode
{
    /// <summary>The class in the session's first submission that is asked.</summary>
    public const string Class = "CellStop__";

    /// <summary>Its C#.</summary>
    public const string Declaration = $$"""
        static class {{Class}}
        {
            public static volatile bool Asked;
            public static Action<int> Ask;
            public static void At(int urgency)
            {
                if (Asked)
                    Ask(urgency);
            }
        }
        """;

    /// <param name="tree">The code as it was written.</param>
    /// <param name="model">The compiler's model of it, asked for only where other threads may run an expression.</param>
    public static string Of(SyntaxTree tree, Lazy<SemanticModel> model)
    {
        // Of two ends at one place the inner one comes first.
        var insertions = tree.GetRoot().DescendantNodes().Reverse().SelectMany(node => In(node, model));
        var code = new StringBuilder(tree.ToString());
        foreach (var (position, text) in insertions.OrderBy(insertion => insertion.Position).Reverse())
            code.Insert(position, text);
        return code.ToString();
    }

    private static IEnumerable<(int Position, string Text)> In(SyntaxNode node, Lazy<SemanticModel> model) =>
        node switch
        {
            WhileStatementSyntax loop => AtStart(loop.Statement),
            DoStatementSyntax loop => AtStart(loop.Statement),
            ForStatementSyntax loop => AtStart(loop.Statement),
            CommonForEachStatementSyntax loop => AtStart(loop.Statement),
            LabeledStatementSyntax label => [(label.ColonToken.Span.End, Question(label))],
            MethodDeclarationSyntax { Body: { } body } => AtStart(body),
            LocalFunctionStatementSyntax { Body: { } body } => AtStart(body),
            AnonymousFunctionExpressionSyntax { Block: { } body } => AtStart(body),
            LambdaExpressionSyntax { ExpressionBody: { } body } lambda when MayRunInParallel(lambda, model) is { } method =>
                Round(
                    body,
                    method.ReturnsVoid || method is { IsAsync: true, ReturnType: INamedTypeSymbol { IsGenericType: false } }
                        ? ""
                        : "return ",
                    ";}"
                ),
            _ => [],
        };

    private static IEnumerable<(int Position, string Text)> AtStart(StatementSyntax statement) =>
        statement is BlockSyntax block ? [(block.OpenBraceToken.Span.End, Question(block))] : Round(statement, "", "}");

    private static IEnumerable<(int Position, string Text)> Round(SyntaxNode node, string start, string end) =>
        [(node.SpanStart, $"{{{Question(node)}{start}"), (node.Span.End, end)];

    /// <summary>The function that a lambda becomes, where that may be on many threads; null otherwise, and for an expression tree.</summary>
    private static IMethodSymbol? MayRunInParallel(LambdaExpressionSyntax lambda, Lazy<SemanticModel> model) =>
        lambda.SyntaxTree.ToString().Contains("Parallel", StringComparison.Ordinal)
        && model.Value.GetTypeInfo(lambda).ConvertedType is { TypeKind: TypeKind.Delegate }
        && model.Value.GetSymbolInfo(lambda).Symbol is IMethodSymbol { RefKind: RefKind.None } method
            ? method
            : null;

    private static string Question(SyntaxNode node)
    {
        var level = node.FirstAncestorOrSelf<FinallyClauseSyntax>() is null ? StopLevel.Loops : StopLevel.All;
        return $"{Class}.At({(int)level});";
    }
}
