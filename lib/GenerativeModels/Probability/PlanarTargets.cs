namespace GenerativeModels.Probability;

/// <summary>The two-dimensional distributions on which generative models are usually tried, each with its exact density.</summary>
public static class PlanarTargets
{
    /// <summary>By name: ring, grid, moons, pinwheel, checkerboard, Swiss roll, two spirals, banana.</summary>
    public static IReadOnlyList<(string Name, Planar Target)> All { get; } =
    [
        ("ring", PlanarMixture.Ring()),
        ("grid", PlanarMixture.Grid()),
        ("moons", NoisyCurves.Moons()),
        ("pinwheel", new Pinwheel()),
        ("checkerboard", new Checkerboard()),
        ("Swiss roll", NoisyCurves.SwissRoll()),
        ("two spirals", NoisyCurves.TwoSpirals()),
        ("banana", new Banana()),
    ];
}
