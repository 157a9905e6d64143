using System.Collections;
using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Values as plain text: scalars and types with a ToString of their own by that, the rest by their elements or members.</summary>
internal static class TextView
{
    public static void Write(object? value, FormatContext context)
    {
        if (value is null)
            context.Writer.Write(Formatter.NullString);
        else if (Members.IsScalar(value.GetType()) || value is Exception || !IsOpen(value))
            context.Writer.Write(value is Type type ? TypeNames.Of(type) : value.ToString());
        else if (context.Depth >= Formatter.RecursionLimit)
            context.Writer.Write("…");
        else if (value is IEnumerable sequence)
            WriteSequence(sequence, context);
        else
            WriteMembers(value, context);
    }

    /// <summary>One line of bounded length, for a table's cell.</summary>
    public static string Summary(object? value, int length = 120)
    {
        using var writer = new StringWriter();
        using var context = new FormatContext(writer);
        value.FormatTo(context, PlainTextFormatter.MimeType);
        var line = writer.ToString().ReplaceLineEndings(" ");
        return line.Length <= length ? line : line[..length] + "…";
    }

    /// <summary>Whether the text that ToString gives is only the type's name, so that the content must be shown instead.</summary>
    public static bool IsOpen(object value) => !HasOwnText(value.GetType());

    private static bool HasOwnText(Type type) =>
        type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, [])!.DeclaringType is var declaring
        && declaring != typeof(object)
        && declaring != typeof(ValueType);

    private static void WriteSequence(IEnumerable sequence, FormatContext context)
    {
        var (items, more) = Members.Take(sequence);
        context.Writer.Write("[ ");
        WriteList(items, item => WriteNested(item, context), context);
        context.Writer.Write(
            more switch
            {
                0 => items.Count == 0 ? "]" : " ]",
                -1 => ", … (more) ]",
                _ => $", … ({more} more) ]",
            }
        );
    }

    private static void WriteMembers(object value, FormatContext context)
    {
        context.Writer.Write($"{TypeNames.Of(value.GetType())} {{ ");
        WriteList(
            Members.Of(value.GetType()),
            member =>
            {
                context.Writer.Write($"{member.Name} = ");
                WriteNested(Members.Read(member, value), context);
            },
            context
        );
        context.Writer.Write(" }");
    }

    private static void WriteList<T>(IReadOnlyList<T> items, Action<T> write, FormatContext context)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                context.Writer.Write(", ");
            write(items[i]);
        }
    }

    private static void WriteNested(object? value, FormatContext context) =>
        context.Nested(() => value.FormatTo(context, PlainTextFormatter.MimeType));
}
