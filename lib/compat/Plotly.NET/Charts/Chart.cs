namespace Plotly.NET;

/// <summary>
/// Upstream's F# functions on charts, none of which are here. The name is: where <c>Plotly.NET</c> and <c>Plotly.NET.CSharp</c> are both
/// imported, <c>Chart</c> alone is ambiguous, and code has to say <c>using Chart = Plotly.NET.CSharp.Chart;</c>.
/// </summary>
public class Chart
{
    private protected Chart() { }
}
