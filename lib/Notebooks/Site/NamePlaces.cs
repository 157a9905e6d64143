using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Site;

/// <summary>What a name is, to judge by its place in the syntax: for code whose references are not at hand.</summary>
internal static class NamePlaces
{
    public static string ClassOf(SimpleNameSyntax name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        if (whole.Parent is InvocationExpressionSyntax call && call.Expression == whole)
            return "c-method";
        return IsType(name) ? "c-type" : "";
    }

    private static bool IsType(SimpleNameSyntax name) =>
        name.Parent switch
        {
            VariableDeclarationSyntax declaration => declaration.Type == name,
            ParameterSyntax parameter => parameter.Type == name,
            ObjectCreationExpressionSyntax creation => creation.Type == name,
            CastExpressionSyntax cast => cast.Type == name,
            TypeArgumentListSyntax or BaseTypeSyntax or ArrayTypeSyntax or NullableTypeSyntax or TypeOfExpressionSyntax => true,
            MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or AttributeSyntax => true,
            // Digits.Load(): a capital before the dot is a type or a namespace in nearly all code.
            MemberAccessExpressionSyntax member => member.Expression == name && char.IsUpper(name.Identifier.Text[0]),
            _ => name is GenericNameSyntax,
        };
}
