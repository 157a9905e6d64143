namespace GenerativeModels.Plots;

/// <summary>One of several pictures of the plane that stand side by side.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Density">Filled contours.</param>
/// <param name="Clouds">Samples over them.</param>
public sealed record Panel(string Title, DensityGrid? Density = null, IReadOnlyList<Cloud>? Clouds = null)
{
    /// <summary>Paths under the samples, each at least two points long.</summary>
    public IReadOnlyList<Points>? Paths { get; init; }
}
