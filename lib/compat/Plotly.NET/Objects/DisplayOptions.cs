namespace Plotly.NET;

/// <summary>What surrounds a figure in its page.</summary>
public class DisplayOptions : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();
}
