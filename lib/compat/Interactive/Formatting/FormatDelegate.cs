namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes a value; false when it declines, so that another formatter is asked.</summary>
public delegate bool FormatDelegate<T>(T value, FormatContext context);
