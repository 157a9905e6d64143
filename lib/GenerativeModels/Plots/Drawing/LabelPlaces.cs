namespace GenerativeModels.Plots;

/// <summary>Where names of points stand, so that the line through the points does not cross them.</summary>
internal static class LabelPlaces
{
    /// <summary>plotly.js' text positions: across the line, on the side that points away from the curve's middle.</summary>
    /// <param name="x">Positions as shares of the figure's width.</param>
    /// <param name="y">Positions as shares of the figure's height.</param>
    public static IEnumerable<string> Of(double[] x, double[] y)
    {
        var (middleX, middleY) = (x.Average(), y.Average());
        for (var i = 0; i < x.Length; i++)
        {
            var (before, after) = (Math.Max(0, i - 1), Math.Min(x.Length - 1, i + 1));
            var (acrossX, acrossY) = (y[before] - y[after], x[after] - x[before]);
            if (acrossX * (x[i] - middleX) + acrossY * (y[i] - middleY) < 0)
                (acrossX, acrossY) = (-acrossX, -acrossY);
            var up = acrossY >= 0 ? "top" : "bottom";
            yield return Math.Abs(acrossX) < 0.4 * Math.Abs(acrossY) ? $"{up} center"
            : acrossX >= 0 ? $"{up} right"
            : $"{up} left";
        }
    }
}
