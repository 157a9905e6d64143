namespace Plotly.NET;

/// <summary>The words plotly.js knows: modes, sides, scales … as values.</summary>
public static partial class StyleParam
{
    /// <summary>plotly.js names the first axis, scene or legend without its number: x, x2, x3 …</summary>
    private static string Numbered(string name, int id) => id < 2 ? name : $"{name}{id}";
}
