using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Format;

namespace Notebooks.Headless;

/// <summary>
/// Gives parameters new values, as papermill does: behind the cell tagged <c>parameters</c> comes one tagged
/// <c>injected-parameters</c>. It assigns, so a parameter keeps its type. An injected cell that is there already runs as it is, unless
/// there are new values: then theirs replaces it.
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
        notebook.Cells.RemoveAll(cell => cell.HasTag(InjectedTag));
        notebook.Cells.Insert(
            notebook.Cells.FindIndex(cell => cell.HasTag(ParametersTag)) + 1,
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
            .ParseText(source, new CSharpParseOptions(kind: SourceCodeKind.Script))
            .GetCompilationUnitRoot()
            .Members.OfType<FieldDeclarationSyntax>()
            .Where(field => !field.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)))
            .SelectMany(field => field.Declaration.Variables.Select(variable => (field.Declaration.Type, variable)))
            .GroupBy(
                declared => declared.variable.Identifier.Text,
                declared => TypeOf(declared.Type, declared.variable.Initializer?.Value)
            )
            .ToDictionary(name => name.Key, types => types.Last());

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
                uint => "uint",
                long => "long",
                ulong => "ulong",
                float => "float",
                double => "double",
                decimal => "decimal",
                bool => "bool",
                string => "string",
                char => "char",
                _ => "",
            };
    }

    private static string Literal(string name, string type, string value)
    {
        var literal = type.TrimEnd('?') switch
        {
            _ when value == "null" && type.EndsWith('?') => value,
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "char" => value.Length == 1 ? SymbolDisplay.FormatLiteral(value[0], quote: true) : null,
            "bool" => bool.TryParse(value, out var truth) ? (truth ? "true" : "false") : null,
            "sbyte" => Whole<sbyte>(value),
            "byte" => Whole<byte>(value),
            "short" => Whole<short>(value),
            "ushort" => Whole<ushort>(value),
            "int" => Whole<int>(value),
            "uint" => Whole<uint>(value),
            "long" => Whole<long>(value),
            "ulong" => Whole<ulong>(value),
            "float" => Real<float>(value, "f"),
            "double" => Real<double>(value, "d"),
            "decimal" => StrictNumber.TryReal<decimal>(value, out var number) ? $"{Invariant(number)}m" : null,
            _ => value,
        };
        return literal ?? throw new ArgumentException($"parameter {name}: expected {Expected(type)}, got {value}");
    }

    private static string? Whole<T>(string value)
        where T : INumber<T> => StrictNumber.TryWhole<T>(value, out var number) ? Invariant(number) : null;

    private static string? Real<T>(string value, string suffix)
        where T : INumber<T> =>
        StrictNumber.TryReal<T>(value, out var number) && T.IsFinite(number) ? Invariant(number) + suffix : null;

    private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Expected(string type) =>
        type.TrimEnd('?') is "float" or "double" or "decimal"
            ? $"a value of type {type}, with a decimal point and without group separators, such as 1234.5"
            : $"a value of type {type}";
}
