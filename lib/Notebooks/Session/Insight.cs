namespace Notebooks.Session;

/// <summary>What a name in a cell stands for.</summary>
/// <param name="Signature">Its declaration, as in C#.</param>
/// <param name="Summary">The first part of its documentation; empty when there is none.</param>
public sealed record Insight(string Signature, string Summary)
{
    /// <summary>The rest of its documentation, by heading: parameters, what it returns, remarks, exceptions.</summary>
    public IReadOnlyList<DocumentationSection> Sections { get; init; } = [];

    /// <summary>All of it as plain text.</summary>
    public string ToText() =>
        string.Join(
            "\n\n",
            new[] { Signature, Summary }
                .Concat(Sections.Select(section => $"{section.Heading}\n{section.Text}"))
                .Where(part => part.Length > 0)
        );
}
