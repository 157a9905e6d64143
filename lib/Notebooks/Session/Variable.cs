using System.Collections;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Session;

/// <summary>A variable that cells declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type, as written in C#.</param>
/// <param name="Value">What it holds now.</param>
public sealed record Variable(string Name, string Type, object? Value)
{
    private const int LongestSummary = 120;

    /// <summary>The value in a line.</summary>
    public string Summary
    {
        get
        {
            var text = Value is null or IEnumerable and not string ? Value.ToDisplayString() : $"{Value}";
            var line = text.ReplaceLineEndings(" ");
            return line.Length <= LongestSummary ? line : line[..LongestSummary] + "…";
        }
    }

    /// <summary>The variables of the submissions, by name; a later declaration hides an earlier one.</summary>
    internal static IReadOnlyList<Variable> Of(IEnumerable<object> states) =>
        [
            .. states
                .SelectMany(state =>
                    state
                        .GetType()
                        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                        .Where(field => !field.Name.StartsWith('<'))
                        .Select(field => new Variable(field.Name, field.FieldType.ToDisplayString(), field.GetValue(state)))
                )
                .GroupBy(variable => variable.Name)
                .Select(group => group.Last())
                .OrderBy(variable => variable.Name, StringComparer.Ordinal),
        ];
}
