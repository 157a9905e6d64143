namespace GenerativeModels.Networks;

/// <summary>How large a <see cref="UNet"/> is.</summary>
/// <remarks>
/// The defaults fit 8×8 images. <see cref="Patch"/> 2 fits 28×28 ones (28 → 14 → 7): most of a U-Net's time goes into its finest
/// resolution, and four pixels in one place make that four times cheaper.
/// </remarks>
public sealed record UNetOptions
{
    /// <summary>C: channels of an image, 1 for grey.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Features at the finest resolution, a multiple of 8.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Features at each resolution in multiples of <see cref="Width"/>; every resolution is half of the one before.</summary>
    public IReadOnlyList<int> Multipliers { get; init; } = [1, 2];

    /// <summary>Side of the square of pixels that becomes one place at the finest resolution.</summary>
    public int Patch { get; init; } = 1;

    /// <summary>Whether every place at the lowest resolution attends to every other.</summary>
    public bool Attention { get; init; } = true;

    /// <summary>K classes that the network may be told, beside the null class "not told"; null: it knows of no classes.</summary>
    public int? Classes { get; init; }

    /// <summary>Features that time and class are embedded in.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>F: time is told as t, sin πkt, cos πkt for k = 1 … F.</summary>
    public int Frequencies { get; init; } = 8;

    /// <summary>What height and width must be multiples of.</summary>
    public int Stride => Patch << (Multipliers.Count - 1);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Patch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Embedding);
        ArgumentOutOfRangeException.ThrowIfNegative(Frequencies);
        if (Width <= 0 || Width % ResidualBlock.Groups != 0)
            throw new ArgumentOutOfRangeException(nameof(Width), Width, $"expected a multiple of {ResidualBlock.Groups}");
        if (Multipliers.Count == 0 || Multipliers.Any(multiplier => multiplier < 1))
            throw new ArgumentException($"expected multipliers ≥ 1, got [{string.Join(", ", Multipliers)}]", nameof(Multipliers));
        if (Classes is < 1)
            throw new ArgumentOutOfRangeException(nameof(Classes), Classes, "expected at least one class, or null");
    }
}
