using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Format;

namespace Notebooks.Headless;

/// <summary>
/// Gives parameters new values, as papermill does: behind the cell tagged <c>parameters</c> comes one tagged
/// <c>injected-parameters</c>. It assigns, so a parameter keeps its type.
/// </summary>
public static class ParameterInjection
{
    private const string ParametersTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>Inserts the cell. Throws <see cref="ArgumentException"/> for an unknown name or a value of the wrong type.</summary>
    /// <param name="notebook">Has a parameters cell, if there are values.</param>
    /// <param name="values">The values as given on the command line, by name.</param>
    public static void Apply(Notebook notebook, IReadOnlyDictionary<string, string> values)
    {
        notebook.Cells.RemoveAll(cell => cell.HasTag(InjectedTag));
        if (values.Count == 0)
            return;
        var index = notebook.Cells.FindIndex(cell => cell.HasTag(ParametersTag));
        var types = index < 0 ? [] : Declared(notebook.Cells[index].Source);
        var lines = values.Select(value =>
            types.TryGetValue(value.Key, out var type)
                ? $"{value.Key} = {Literal(value.Key, type, value.Value)};"
                : throw new ArgumentException(
                    types.Count == 0
                        ? $"there is no parameter {value.Key}: the notebook has no cell tagged {ParametersTag}"
                        : $"there is no parameter {value.Key}; there are {string.Join(", ", types.Keys)}"
                )
        );
        notebook.Cells.Insert(
            index + 1,
            new Cell(InjectedTag, CellKind.Code, "// Parameters of this run\n" + string.Join('\n', lines))
            {
                Metadata = new JsonObject { ["tags"] = new JsonArray(InjectedTag) },
            }
        );
    }

    /// <summary>Whether the notebook has a parameter of this name.</summary>
    public static bool Has(Notebook notebook, string name) =>
        notebook.Cells.Find(cell => cell.HasTag(ParametersTag)) is { } cell && Declared(cell.Source).ContainsKey(name);

    private static Dictionary<string, string> Declared(string source) =>
        CSharpSyntaxTree
            .ParseText(source, new CSharpParseOptions(kind: Microsoft.CodeAnalysis.SourceCodeKind.Script))
            .GetCompilationUnitRoot()
            .Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables.Select(variable => (field.Declaration.Type, variable)))
            .ToDictionary(
                declared => declared.variable.Identifier.Text,
                declared => TypeOf(declared.Type, declared.variable.Initializer?.Value)
            );

    private static string TypeOf(TypeSyntax type, ExpressionSyntax? value)
    {
        if (!type.IsVar)
            return type.ToString();
        while (value is PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax)
            value = value is PrefixUnaryExpressionSyntax sign ? sign.Operand : ((ParenthesizedExpressionSyntax)value).Expression;
        return value is not LiteralExpressionSyntax literal
            ? ""
            : literal.Token.Value switch
            {
                int => "int",
                long => "long",
                float => "float",
                double => "double",
                decimal => "decimal",
                bool => "bool",
                string => "string",
                char => "char",
                _ => "",
            };
    }

    private static string Literal(string name, string type, string value) =>
        type.TrimEnd('?') switch
        {
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "char" when value.Length == 1 => SymbolDisplay.FormatLiteral(value[0], quote: true),
            "bool" when bool.TryParse(value, out var truth) => truth ? "true" : "false",
            "int" when int.TryParse(value, out var number) => number.ToString(),
            "long" when long.TryParse(value, out var number) => number + "L",
            "float" when float.TryParse(value, out var number) && float.IsFinite(number) => number.ToString("R") + "f",
            "double" when double.TryParse(value, out var number) && double.IsFinite(number) => number.ToString("R") + "d",
            "decimal" when decimal.TryParse(value, out var number) => number + "m",
            "char" or "bool" or "int" or "long" or "float" or "double" or "decimal" => throw new ArgumentException(
                $"parameter {name}: expected a value of type {type}, got {value}"
            ),
            _ => value,
        };
}
