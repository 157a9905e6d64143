using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace System;

/// <summary><c>x.Display()</c> for every value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, in its preferred mime types or in those given.</summary>
    public static DisplayedValue Display(this object value, params string[] mimeTypes) =>
        KernelInvocationContext.Current.Display(value, mimeTypes);

    /// <summary>Shows a text, unchanged, as the given mime type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        KernelInvocationContext.Current.DisplayAs(value, mimeType);

    /// <summary>Shows a sequence as a table.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
        KernelInvocationContext.Current.Display(value, mimeTypes);
}
