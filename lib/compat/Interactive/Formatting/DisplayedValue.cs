namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value on show; <see cref="Update"/> replaces it in place.</summary>
public class DisplayedValue
{
    private readonly KernelInvocationContext? context;
    private readonly string[] mimeTypes;

    public DisplayedValue(object value, IReadOnlyList<FormattedValue> formattedValues)
        : this(KernelInvocationContext.Current, value, formattedValues, []) { }

    private DisplayedValue(
        KernelInvocationContext? context,
        object value,
        IReadOnlyList<FormattedValue> formattedValues,
        string[] mimeTypes
    )
    {
        this.context = context;
        this.mimeTypes = mimeTypes;
        Value = value;
        FormattedValues = formattedValues;
    }

    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    public object Value { get; private set; }

    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; }

    public bool IsUpdated { get; private set; }

    /// <summary>Shows another value in the same place, in the mime types the first one had.</summary>
    public void Update(object updatedValue)
    {
        Value = updatedValue;
        FormattedValues =
            mimeTypes is [] && FormattedValues is [var primary, ..]
                ? Bundle.Create(updatedValue, [primary.MimeType])
                : FormattedValue.CreateManyFromObject(updatedValue, mimeTypes);
        IsUpdated = true;
        context?.Sink.Update(this);
    }

    internal static DisplayedValue Show(
        KernelInvocationContext? context,
        object value,
        IReadOnlyList<FormattedValue> formattedValues,
        string[] mimeTypes
    )
    {
        var shown = new DisplayedValue(context, value, formattedValues, mimeTypes);
        context?.Sink.Show(shown);
        return shown;
    }
}
