namespace Plotly.NET;

/// <summary>An object of plotly.js: a title, an axis, a trace, a layout.</summary>
internal interface IFields
{
    public Fields Fields { get; }
}
