using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>x ~ N(0, s²), y | x ~ N(b (x² − s²), σ²): a Gaussian sheared along a parabola, with mean zero.</summary>
/// <remarks>A shear keeps areas, so the density is the product of the two Gaussians and the entropy that of both.</remarks>
public sealed class Banana : Planar
{
    private readonly double bend;
    private readonly Gaussian along;
    private readonly Gaussian across;

    /// <param name="bend">b.</param>
    /// <param name="length">s &gt; 0.</param>
    /// <param name="width">σ &gt; 0.</param>
    public Banana(double bend = 0.8, double length = 0.8, double width = 0.2) =>
        (this.bend, along, across) = (bend, new Gaussian(0, length), new Gaussian(0, width));

    /// <inheritdoc/>
    public override (double Low, double High) XRange => (-7 * along.StdDev, 7 * along.StdDev);

    /// <inheritdoc/>
    public override (double Low, double High) YRange
    {
        get
        {
            var (centre, tip) = (Height(0), Height(XRange.High));
            return (Math.Min(centre, tip) - 7 * across.StdDev, Math.Max(centre, tip) + 7 * across.StdDev);
        }
    }

    /// <inheritdoc/>
    public override double LogDensity(double x, double y) => along.LogDensity(x) + across.LogDensity(y - Height(x));

    /// <inheritdoc/>
    public override double[,] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count, 2];
        for (var i = 0; i < count; i++)
        {
            draws[i, 0] = Normal.Sample(random, 0, along.StdDev);
            draws[i, 1] = Normal.Sample(random, Height(draws[i, 0]), across.StdDev);
        }
        return draws;
    }

    /// <summary>H = log(2πe s σ), in nats.</summary>
    public override double Entropy(int count = 400) => along.Entropy() + across.Entropy();

    private double Height(double x) => bend * (x * x - along.StdDev * along.StdDev);
}
