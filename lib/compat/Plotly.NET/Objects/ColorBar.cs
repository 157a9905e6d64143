namespace Plotly.NET;

public class ColorBar : IFields
{
    Fields IFields.Fields { get; } = new();
}
