namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A density of the plane as filled contours, with samples over it.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="density">The density, per unit of area.</param>
    /// <param name="clouds">Samples; those of the data as open grey circles.</param>
    /// <param name="x">The x axis.</param>
    /// <param name="y">The y axis.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Density(
        string title,
        DensityGrid density,
        IReadOnlyList<Cloud>? clouds = null,
        string x = "x₁",
        string y = "x₂",
        string? alt = null,
        int? height = null
    ) => Panels(title, [new Panel("", density, clouds)], x, y, 1, alt, height ?? 560);
}
