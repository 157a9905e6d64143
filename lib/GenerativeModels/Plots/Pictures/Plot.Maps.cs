using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static System.FormattableString;
using Interval = (double From, double To);
using Function = System.Func<double, double>;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A learned map z → x over the exact one; under it the density of z (the source), beside it that of x (the target).</summary>
    /// <exception cref="ArgumentException">The maps have no finite value in common.</exception>
    public static GenericChart Map(
        string title,
        Function learned,
        Function exact,
        Function source,
        Function target,
        Interval z,
        Interval x
    )
    {
        var (truth, model) = (Curve.Exact("exact", exact, z.From, z.To), Curve.Of("learned", learned, z.From, z.To));
        var sketch = MapSketch(title, [truth, model], source, target, z, x);
        var gaps = truth.Y.Zip(model.Y, (a, b) => Math.Abs(a - b)).Index().Where(gap => double.IsFinite(gap.Item)).ToArray();
        if (gaps.Length == 0)
            throw new ArgumentException($"expected finite values of both maps of \"{title}\", got none", nameof(learned));
        var (worst, largest) = gaps.MaxBy(gap => gap.Item);
        var (text, side) = (Invariant($"largest gap {largest:G2}"), truth.X[worst] > (z.From + z.To) / 2 ? -60 : 60);
        var (atX, atY) = (truth.X[worst], Math.Clamp(model.Y[worst], x.From, x.To));
        sketch.Add(new Annotation().With(("x", atX), ("y", atY), ("text", text), ("ax", side), ("ay", side)));
        var told = Invariant($"{z.From:G3} ≤ z ≤ {z.To:G3}; they differ by at most {largest:G3}");
        return sketch.Done($"The learned map from z to x over the exact one, {told}.");
    }

    /// <summary>One map z → x; under it the density of z (the source), beside it that of x (the target).</summary>
    public static GenericChart Map(string title, Function map, Function source, Function target, Interval z, Interval x) =>
        MapSketch(title, [Curve.Of("x = f(z)", map, z.From, z.To)], source, target, z, x)
            .Done(Invariant($"A map from z to x, {z.From:G3} ≤ z ≤ {z.To:G3}, and the densities of both."));

    /// <summary>A density over its distribution function; for each level u a guide leads across to F and down to x = F⁻¹(u).</summary>
    /// <exception cref="ArgumentException">No levels, one outside of (0, 1), or one without a finite quantile.</exception>
    public static GenericChart Cdf(
        string title,
        string x,
        Function pdf,
        Function cdf,
        Function quantile,
        Interval range,
        Values levels
    )
    {
        if (levels.Count == 0 || levels.Any(u => u is not (> 0 and < 1) || !double.IsFinite(quantile(u))))
            throw new ArgumentException("expected levels between 0 and 1, each with a finite quantile, got another");
        var sketch = new Sketch(title, x, "F(x)", height: 640);
        sketch.Add(Traces.Curve(Curve.Of("F(x)", cdf, range.From, range.To), Theme.Colours[0]).Single());
        var density = Traces.Curve(Curve.Of("p(x)", pdf, range.From, range.To), Theme.Colours[2]).Single();
        sketch.Add(density.Filled(Theme.Colours[2]).On("", "2"));
        var open = levels.Count / 2;
        var guide = sketch.Add(Traces.Line(Across(levels[open]), Down(levels[open]), "x = F⁻¹(u)", Theme.Colours[1], 3));
        sketch.Axis("yaxis2", "p(x)").With(("domain", new[] { 0.62, 1 }), ("rangemode", "tozero"));
        sketch.Y.With(("domain", new[] { 0, 0.54 }), ("range", new[] { 0, 1.02 }));
        sketch.X.SetProperty("range", new[] { range.From, range.To });
        var film = new Film(sketch);
        foreach (var u in levels)
            film.Add(Invariant($"{u:0.###}"), (guide, new { x = Across(u), y = Down(u) }));
        var told = Invariant($"u a guide leads to x = F⁻¹(u), at u = {levels[open]:0.###} to {quantile(levels[open]):G3}");
        return film.Done("u = ", open, $"p(x) over F(x); for each of {levels.Count} levels {told}.", milliseconds: 250);

        double[] Across(double u) => Rounding.Relative([range.From, quantile(u), quantile(u)]);

        static double[] Down(double u) => Rounding.Relative([u, u, 0]);
    }

    private static Sketch MapSketch(
        string title,
        IReadOnlyList<Curve> maps,
        Function source,
        Function target,
        Interval z,
        Interval x
    )
    {
        var sketch = new Sketch(title, "z", "x", height: 560);
        sketch.AddCurves(maps);
        var (below, beside) = (Curve.Of("p(z)", source, z.From, z.To), Curve.Of("p(x)", target, x.From, x.To));
        var side = Traces.Curve(beside with { X = beside.Y, Y = beside.X }, Theme.Colours[3]).Single();
        sketch.Add(Traces.Curve(below, Theme.Colours[2]).Single().Filled(Theme.Colours[2]).On("", "2"));
        sketch.Add(side.Filled(Theme.Colours[3], "tozerox").On("2", ""));
        sketch.X.With(("range", new[] { z.From, z.To }), ("domain", new[] { 0, 0.76 }), ("anchor", "y2"));
        sketch.Y.With(("range", new[] { x.From, x.To }), ("domain", new[] { 0.3, 1 }));
        sketch.Axis("yaxis2", "p(z)").With(("domain", new[] { 0, 0.22 }), ("rangemode", "tozero"), ("nticks", 3));
        sketch
            .Axis("xaxis2", "p(x)")
            .With(("domain", new[] { 0.82, 1 }), ("anchor", "y"), ("rangemode", "tozero"), ("nticks", 3));
        return sketch;
    }
}
