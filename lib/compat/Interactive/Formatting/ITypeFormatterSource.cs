namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Makes the formatters that a type announces by <see cref="TypeFormatterSourceAttribute"/>.</summary>
public interface ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters();
}
