namespace Plotly.NET;

/// <summary>All of a figure that is not its data: titles, axes, legend, size, annotations.</summary>
public partial class Layout : DynamicObj.DynamicObj, IFields
{
    private static readonly string[] Collections =
    [
        "annotations",
        "shapes",
        "selections",
        "images",
        "sliders",
        "hiddenlabels",
        "updatemenus",
    ];

    Fields IFields.Fields { get; } = new();

    /// <summary>Both layouts' values; the second's win, except that annotations, shapes and the like are joined.</summary>
    internal static Layout Combine(Layout first, Layout second)
    {
        var combined = first.Copy();
        combined.Merge(second);
        foreach (var name in Collections)
        {
            if (
                ((IFields)first).Fields.TryGet<IEnumerable<object>>(name, out var one)
                && ((IFields)second).Fields.TryGet<IEnumerable<object>>(name, out var two)
            )
                combined.Set(name, one.Concat(two).ToArray());
        }
        return combined;
    }
}
