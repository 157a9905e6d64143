namespace Plotly.NET;

/// <summary>Defaults for a figure's layout.</summary>
public class Template : IFields
{
    Fields IFields.Fields { get; } = new();
}
