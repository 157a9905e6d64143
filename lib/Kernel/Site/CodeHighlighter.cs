using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernel.Site;

/// <summary>C# as HTML: the compiler's own parser says what each token is.</summary>
internal static class CodeHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The code with a <c>span</c> about each token that has a class; lines that are kernel commands (<c>#!…</c>) are marked whole.</summary>
    public static string ToHtml(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(HideCommands(code), Script);
        var html = new StringBuilder();
        var position = 0;
        foreach (var token in tree.GetRoot().DescendantTokens(descendIntoTrivia: false))
        {
            foreach (var trivia in token.LeadingTrivia)
                Append(html, code, ref position, trivia.FullSpan.End, ClassOf(trivia));
            Append(html, code, ref position, token.Span.End, ClassOf(token));
            foreach (var trivia in token.TrailingTrivia)
                Append(html, code, ref position, trivia.FullSpan.End, ClassOf(trivia));
        }
        Append(html, code, ref position, code.Length, "");
        return html.ToString();
    }

    // The same length, so that positions agree with the source.
    private static string HideCommands(string code) =>
        string.Join(
            '\n',
            code.Split('\n')
                .Select(line =>
                    line.TrimStart().StartsWith("#!", StringComparison.Ordinal) && line.Length >= 2
                        ? "//" + new string(' ', line.Length - 2)
                        : line
                )
        );

    private static void Append(StringBuilder html, string code, ref int position, int end, string cssClass)
    {
        if (end <= position)
            return;
        if (code.AsSpan(position).StartsWith("#!"))
            cssClass = "c-directive";
        var text = Html.Escape(code[position..end]);
        html.Append(cssClass.Length == 0 ? text : $"<span class=\"{cssClass}\">{text}</span>");
        position = end;
    }

    private static string ClassOf(SyntaxTrivia trivia) =>
        trivia.Kind() switch
        {
            SyntaxKind.SingleLineCommentTrivia
            or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia
            or SyntaxKind.MultiLineDocumentationCommentTrivia => "c-comment",
            _ when trivia.IsDirective => "c-directive",
            _ => "",
        };

    private static string ClassOf(SyntaxToken token)
    {
        var kind = token.Kind();
        if (token.IsKeyword() || SyntaxFacts.IsContextualKeyword(kind))
            return "c-keyword";
        if (kind is SyntaxKind.IdentifierToken)
            return ClassOfName(token);
        if (kind is SyntaxKind.NumericLiteralToken)
            return "c-number";
        return
            kind
                is SyntaxKind.StringLiteralToken
                    or SyntaxKind.CharacterLiteralToken
                    or SyntaxKind.InterpolatedStringStartToken
                    or SyntaxKind.InterpolatedStringTextToken
                    or SyntaxKind.InterpolatedStringEndToken
                    or SyntaxKind.InterpolatedVerbatimStringStartToken
                    or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                    or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                    or SyntaxKind.InterpolatedRawStringEndToken
                    or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
                    or SyntaxKind.Utf8StringLiteralToken
            ? "c-string"
            : "";
    }

    private static string ClassOfName(SyntaxToken token)
    {
        if (token.Text is "var" && token.Parent is IdentifierNameSyntax)
            return "c-keyword";
        return token.Parent switch
        {
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => "c-method",
            BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax =>
                "c-type",
            ParameterSyntax => "c-parameter",
            SimpleNameSyntax name => ClassOfUse(name),
            _ => "",
        };
    }

    private static string ClassOfUse(SimpleNameSyntax name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        if (whole.Parent is InvocationExpressionSyntax call && call.Expression == whole)
            return "c-method";
        if (name.Parent is NameColonSyntax)
            return "c-parameter";
        var isType = name.Parent switch
        {
            VariableDeclarationSyntax declaration => declaration.Type == name,
            ParameterSyntax parameter => parameter.Type == name,
            ObjectCreationExpressionSyntax creation => creation.Type == name,
            CastExpressionSyntax cast => cast.Type == name,
            TypeArgumentListSyntax or BaseTypeSyntax or ArrayTypeSyntax or NullableTypeSyntax or TypeOfExpressionSyntax => true,
            MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or AttributeSyntax => true,
            // Data.Digits.Load(): a capital before the dot is a type or a namespace in nearly all code.
            MemberAccessExpressionSyntax member => member.Expression == name && char.IsUpper(name.Identifier.Text[0]),
            _ => name is GenericNameSyntax && name.Parent is not MemberAccessExpressionSyntax,
        };
        return isType ? "c-type" : "";
    }
}
