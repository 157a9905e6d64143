namespace Plotly.NET;

/// <summary>A value that stands for a word or number of plotly.js.</summary>
internal interface IPlotlyValue
{
    public object Convert();
}
