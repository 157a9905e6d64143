using System.Collections;
using System.Net;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Values as HTML: tables for sequences, dictionaries and objects, preformatted text for the rest.</summary>
internal static class HtmlView
{
    /// <summary>Tables within tables end here; deeper values are one line of text.</summary>
    private const int TableDepth = 2;

    public static void Write(object value, FormatContext context)
    {
        if (value is IDictionary dictionary)
            WriteDictionary(dictionary, context);
        else if (value is IEnumerable sequence and not string && TextView.IsOpen(value))
            WriteSequence(sequence, context);
        else if (Members.IsScalar(value.GetType()) || value is string or Exception || Members.Of(value.GetType()) is [])
            WriteText(value, context);
        else if (!TextView.IsOpen(value) && !IsRecordLike(value.GetType()))
            WriteText(value, context);
        else
            WriteObject(value, context);
    }

    private static void WriteText(object value, FormatContext context) =>
        context.Writer.Write(
            $"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(value.ToDisplayString(PlainTextFormatter.MimeType))}</pre></div>"
        );

    private static void WriteDictionary(IDictionary dictionary, FormatContext context)
    {
        var (items, more) = Members.Take(dictionary);
        var rows = items.Select(item =>
            item is DictionaryEntry entry ? new[] { entry.Key, entry.Value }
            : item is null ? []
            : [.. Members.Of(item.GetType()).Select(member => Members.Read(member, item))]
        );
        WriteTable(["key", "value"], rows, more, context);
    }

    private static void WriteSequence(IEnumerable sequence, FormatContext context)
    {
        var (items, more) = Members.Take(sequence);
        if (items.All(item => item is null || Members.IsScalar(item.GetType())))
        {
            var tail = more switch
            {
                0 => "",
                -1 => ", … (more)",
                _ => $", … ({more} more)",
            };
            var text = string.Join(", ", items.Select(item => TextView.Summary(item)));
            context.Writer.Write($"<div class=\"dni-plaintext\"><pre>[ {WebUtility.HtmlEncode(text + tail)} ]</pre></div>");
            return;
        }
        var type = items.FirstOrDefault(item => item is not null)!.GetType();
        if (items.All(item => item?.GetType() == type) && IsTabular(items[0]!))
        {
            var members = Members.Of(type);
            var rows = items.Select((item, i) => (object?[])[i, .. members.Select(member => Members.Read(member, item!))]);
            WriteTable(["index", .. members.Select(member => member.Name)], rows, more, context);
        }
        else
            WriteTable(["index", "value"], items.Select((item, i) => new[] { i, item }), more, context);
    }

    private static void WriteObject(object value, FormatContext context)
    {
        var type = value.GetType();
        var rows = Members.Of(type).Select(member => new[] { member.Name, Members.Read(member, value) });
        WriteTable([TypeNames.Of(type).Replace("new", "", StringComparison.Ordinal), ""], rows, 0, context);
    }

    private static void WriteTable(IReadOnlyList<string> header, IEnumerable<object?[]> rows, int more, FormatContext context)
    {
        var writer = context.Writer;
        writer.Write("<table class=\"dni-table\"><thead><tr>");
        foreach (var name in header)
            writer.Write($"<th>{WebUtility.HtmlEncode(name)}</th>");
        writer.Write("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            writer.Write("<tr>");
            foreach (var value in row)
                WriteCell(value, context);
            writer.Write("</tr>");
        }
        if (more != 0)
            writer.Write($"<tr><td colspan=\"{header.Count}\"><i>({(more > 0 ? $"{more} more" : "more")})</i></td></tr>");
        writer.Write("</tbody></table>");
    }

    private static void WriteCell(object? value, FormatContext context)
    {
        context.Writer.Write("<td>");
        if (value is not null && !Members.IsScalar(value.GetType()) && value is not string && context.Depth < TableDepth)
            context.Nested(() => value.FormatTo(context, HtmlFormatter.MimeType));
        else
            context.Writer.Write(WebUtility.HtmlEncode(TextView.Summary(value)));
        context.Writer.Write("</td>");
    }

    /// <summary>Whether an element's members make a row: not when it has a rendering of its own.</summary>
    private static bool IsTabular(object item) =>
        !Members.IsScalar(item.GetType())
        && item is not string and not IEnumerable
        && FormatterRegistry.Candidates(item.GetType(), HtmlFormatter.MimeType) is []
        && (TextView.IsOpen(item) || IsRecordLike(item.GetType()))
        && Members.Of(item.GetType()) is not [];

    /// <summary>Records, tuples and anonymous types print their members by ToString; a table shows them better.</summary>
    private static bool IsRecordLike(Type type) =>
        type.IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple))
        || type.Name.Contains("AnonymousType")
        || type.GetMethod("<Clone>$") is not null
        || type.GetMethod("PrintMembers", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            is not null;
}
