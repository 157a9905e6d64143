using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Session;

/// <summary>
/// A cell's code with a question at the start of every round of its loops and of every function: shall this stop? So its code stops on
/// whatever thread it runs, between two statements of its own, where a thread can be aborted only if it is the cell's, anywhere in
/// anybody's code. Lines stay as they are.
/// </summary>
internal sealed class StoppableCode : CSharpSyntaxWalker
{
    /// <summary>The class in the session's first submission that is asked.</summary>
    public const string Class = "CellStop__";

    /// <summary>Its C#.</summary>
    public const string Declaration = $$"""
        static class {{Class}}
        {
            public static volatile int Level;
            public static void At(int level)
            {
                if (Level >= level)
                    Throw();
            }
            static void Throw() => throw new OperationCanceledException();
        }
        """;

    private readonly List<(int Position, string Text)> insertions = [];
    private readonly Func<SemanticModel> model;

    private StoppableCode(Func<SemanticModel> model) => this.model = model;

    /// <param name="tree">The code as it was written.</param>
    /// <param name="model">The compiler's model of it, asked for only where other threads may run an expression.</param>
    public static string Of(SyntaxTree tree, Func<SemanticModel> model)
    {
        var walker = new StoppableCode(model);
        walker.Visit(tree.GetRoot());
        var code = new StringBuilder(tree.ToString());
        // Of two at one place, what ends the inner statement comes first.
        foreach (var (position, text) in walker.insertions.OrderBy(insertion => insertion.Position).Reverse())
            code.Insert(position, text);
        return code.ToString();
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        base.VisitWhileStatement(node);
        AskIn(node.Statement);
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        base.VisitDoStatement(node);
        AskIn(node.Statement);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        base.VisitForStatement(node);
        AskIn(node.Statement);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        base.VisitForEachStatement(node);
        AskIn(node.Statement);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        base.VisitForEachVariableStatement(node);
        AskIn(node.Statement);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        base.VisitMethodDeclaration(node);
        AskIn(node.Body);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        base.VisitLocalFunctionStatement(node);
        AskIn(node.Body);
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        base.VisitAnonymousMethodExpression(node);
        AskIn(node.Block);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        base.VisitSimpleLambdaExpression(node);
        AskIn(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        base.VisitParenthesizedLambdaExpression(node);
        AskIn(node);
    }

    private void AskIn(LambdaExpressionSyntax lambda)
    {
        AskIn(lambda.Block);
        if (
            lambda.ExpressionBody is not { } body
            || !lambda.SyntaxTree.ToString().Contains("Parallel", StringComparison.Ordinal)
            || model().GetSymbolInfo(lambda).Symbol is not IMethodSymbol { RefKind: RefKind.None } method
            || model().GetTypeInfo(lambda).ConvertedType is not { TypeKind: TypeKind.Delegate }
        )
            return;
        var givesNothing =
            method.ReturnsVoid || method is { IsAsync: true, ReturnType: INamedTypeSymbol { IsGenericType: false } };
        insertions.Add((body.SpanStart, $"{{{Question(lambda)}{(givesNothing ? "" : "return ")}"));
        insertions.Add((body.Span.End, ";}"));
    }

    private void AskIn(StatementSyntax? statement)
    {
        if (statement is BlockSyntax block)
            insertions.Add((block.OpenBraceToken.Span.End, Question(block)));
        else if (statement is not null)
        {
            insertions.Add((statement.SpanStart, $"{{{Question(statement)}"));
            insertions.Add((statement.Span.End, "}"));
        }
    }

    private static string Question(SyntaxNode node)
    {
        var level = node.FirstAncestorOrSelf<FinallyClauseSyntax>() is null ? StopLevel.Loops : StopLevel.All;
        return $"{Class}.At({(int)level});";
    }
}
