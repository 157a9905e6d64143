using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Notebooks.Session;

/// <summary>The XML file that lies beside a documented assembly; read when it is first asked.</summary>
internal sealed class DocumentationFile(string path) : DocumentationProvider
{
    private readonly Lazy<FrozenDictionary<string, string>> members = new(() => Read(path));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    protected override string? GetDocumentationForSymbol(
        string documentationMemberID,
        CultureInfo preferredCulture,
        CancellationToken cancellationToken = default
    ) => members.Value.GetValueOrDefault(documentationMemberID);

    private static FrozenDictionary<string, string> Read(string path) =>
        XDocument
            .Load(path)
            .Descendants("member")
            .Where(member => member.Attribute("name") is not null)
            .DistinctBy(member => member.Attribute("name")!.Value)
            .ToFrozenDictionary(member => member.Attribute("name")!.Value, member => member.ToString());
}
