using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Notebooks.Session;

/// <summary>XML documentation as people read it.</summary>
internal static class DocumentationText
{
    public static Insight Describe(ISymbol symbol, string signature)
    {
        if (Root(symbol) is not { } root)
            return new Insight(signature, "");
        return new Insight(signature, Flow(root.Descendants("summary").FirstOrDefault()))
        {
            Sections =
            [
                .. Section("Parameters", root.Elements("param"), Named),
                .. Section("Returns", root.Elements("returns"), Flow),
                .. Section("Remarks", root.Elements("remarks"), Flow),
                .. Section("Throws", root.Elements("exception"), element => $"{ShortName(element)}: {Flow(element)}"),
            ],
        };
    }

    private static XElement? Root(ISymbol symbol)
    {
        if (symbol.GetDocumentationCommentXml() is not { Length: > 0 } xml)
            return null;
        try
        {
            var document = XElement.Parse($"<doc>{xml}</doc>");
            return document.Element("member") ?? document;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<DocumentationSection> Section(
        string heading,
        IEnumerable<XElement> elements,
        Func<XElement, string> text
    )
    {
        var lines = elements.Select(text).Where(line => line.Length > 0).ToArray();
        return lines is [] ? [] : [new DocumentationSection(heading, string.Join('\n', lines))];
    }

    private static string Named(XElement element) => $"{element.Attribute("name")?.Value}: {Flow(element)}";

    /// <summary>The text in one line; references by their names.</summary>
    private static string Flow(XElement? element) =>
        element is null
            ? ""
            : string.Join(
                ' ',
                string.Concat(element.Nodes().Select(Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { IsEmpty: true } reference => ShortName(reference),
            XElement element => string.Concat(element.Nodes().Select(Text)),
            _ => "",
        };

    private static string ShortName(XElement element)
    {
        var name =
            element.Attribute("cref")?.Value ?? element.Attribute("langword")?.Value ?? element.Attribute("name")?.Value ?? "";
        var end = name.IndexOf('(', StringComparison.Ordinal);
        return (end < 0 ? name : name[..end]).Split('.', ':')[^1].Split('`')[0];
    }
}
