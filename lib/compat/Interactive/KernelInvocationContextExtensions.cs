using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows values in a given cell.</summary>
public static class KernelInvocationContextExtensions
{
    public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes) =>
        DisplayedValue.Show(context, value, FormattedValue.CreateManyFromObject(value, mimeTypes), mimeTypes);

    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType) =>
        DisplayedValue.Show(context, value, [new FormattedValue(mimeType, value)], [mimeType]);
}
