using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Site;

/// <summary>C# as HTML: the compiler says what each token is; names that it does not know are judged by their place.</summary>
internal sealed class CodeHighlighter(SyntaxTree tree, SemanticModel? model)
{
    public static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>A piece of code that stands alone.</summary>
    public static string ToHtml(string code) =>
        new CodeHighlighter(CSharpSyntaxTree.ParseText(code, Script), null).ToHtml(0, code);

    /// <summary>
    /// The text that stands at <paramref name="start"/> of the tree, with a <c>span</c> about each token that has a class.
    /// Kernel commands (<c>#!…</c>, <c>#r</c>) are comments in the tree; their lines are marked whole.
    /// </summary>
    public string ToHtml(int start, string text)
    {
        var html = new StringBuilder();
        var position = 0;
        foreach (var token in tree.GetRoot().DescendantTokens(new TextSpan(start, text.Length)))
        {
            foreach (var trivia in token.LeadingTrivia)
                Append(trivia.FullSpan.End, ClassOf(trivia));
            Append(token.Span.End, ClassOf(token));
            foreach (var trivia in token.TrailingTrivia)
                Append(trivia.FullSpan.End, ClassOf(trivia));
        }
        Append(start + text.Length, "");
        return html.ToString();

        void Append(int end, string cssClass)
        {
            end = Math.Min(end - start, text.Length);
            if (end <= position)
                return;
            var piece = text[position..end];
            if (piece.StartsWith("#!", StringComparison.Ordinal) || piece.StartsWith("#r ", StringComparison.Ordinal))
                cssClass = "c-directive";
            html.Append(cssClass.Length == 0 ? Html.Escape(piece) : $"<span class=\"{cssClass}\">{Html.Escape(piece)}</span>");
            position = end;
        }
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

    private string ClassOf(SyntaxToken token) =>
        token.Kind() switch
        {
            var kind when token.IsKeyword() || SyntaxFacts.IsContextualKeyword(kind) => "c-keyword",
            SyntaxKind.IdentifierToken => ClassOfName(token),
            SyntaxKind.NumericLiteralToken => "c-number",
            SyntaxKind.StringLiteralToken
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
            or SyntaxKind.Utf8StringLiteralToken => "c-string",
            _ => "",
        };

    private string ClassOfName(SyntaxToken token) =>
        token.Text is "var" && token.Parent is IdentifierNameSyntax
            ? "c-keyword"
            : token.Parent switch
            {
                MethodDeclarationSyntax or LocalFunctionStatementSyntax => "c-method",
                BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax =>
                    "c-type",
                ParameterSyntax => "c-parameter",
                SimpleNameSyntax { Parent: NameColonSyntax } => "c-parameter",
                SimpleNameSyntax name => SymbolOf(name) is { } symbol ? ClassOf(symbol) : NamePlaces.ClassOf(name),
                _ => "",
            };

    private ISymbol? SymbolOf(SimpleNameSyntax name) =>
        model?.GetSymbolInfo(name) is { } info ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() : null;

    private static string ClassOf(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } or ITypeSymbol => "c-type",
            IMethodSymbol => "c-method",
            IParameterSymbol => "c-parameter",
            IFieldSymbol { IsConst: true } => "c-number",
            _ => "",
        };
}
