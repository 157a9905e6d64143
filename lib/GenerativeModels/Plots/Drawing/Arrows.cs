using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

/// <summary>Many arrows as one line that is interrupted between them.</summary>
internal static class Arrows
{
    private const double HeadLength = 0.35;
    private const double HeadAngle = 0.45;

    /// <param name="arrows">Tail and tip of each.</param>
    /// <param name="name">What the legend calls them.</param>
    /// <param name="colour">Their colour.</param>
    /// <param name="head">How long the head is; a share of the arrow where it is left out.</param>
    public static JsonObject Of(
        IEnumerable<((double X, double Y) Tail, (double X, double Y) Tip)> arrows,
        string name,
        string colour,
        double? head = null
    )
    {
        var (xs, ys) = (new List<double>(), new List<double>());
        foreach (var (tail, tip) in arrows)
        {
            var (dx, dy) = (tip.X - tail.X, tip.Y - tail.Y);
            var length = Math.Sqrt(dx * dx + dy * dy);
            if (length == 0 || !double.IsFinite(length))
                continue;
            var (angle, side) = (Math.Atan2(dy, dx), head ?? HeadLength * length);
            Add(tail.X, tail.Y);
            Add(tip.X, tip.Y);
            Add(tip.X - side * Math.Cos(angle - HeadAngle), tip.Y - side * Math.Sin(angle - HeadAngle));
            Add(tip.X, tip.Y);
            Add(tip.X - side * Math.Cos(angle + HeadAngle), tip.Y - side * Math.Sin(angle + HeadAngle));
            Add(double.NaN, double.NaN);
        }
        var trace = Traces.Line([0], [0], name, colour, 1.6);
        trace["x"] = Sketch.Array(Rounding.Significant([.. xs]));
        trace["y"] = Sketch.Array(Rounding.Significant([.. ys]));
        trace["hoverinfo"] = "skip";
        return trace;

        void Add(double x, double y)
        {
            xs.Add(x);
            ys.Add(y);
        }
    }
}
