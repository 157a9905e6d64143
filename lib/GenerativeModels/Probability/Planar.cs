namespace GenerativeModels.Probability;

/// <summary>A continuous distribution on ℝ² whose density is known exactly.</summary>
public abstract class Planar
{
    /// <summary>log p(x, y), in nats; −∞ outside the support.</summary>
    public abstract double LogDensity(double x, double y);

    /// <summary>Outside of this interval of x lies less than 1e-10 of the mass.</summary>
    public abstract (double Low, double High) XRange { get; }

    /// <summary>Outside of this interval of y lies less than 1e-10 of the mass.</summary>
    public abstract (double Low, double High) YRange { get; }

    /// <summary>Independent draws, [count, 2].</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public abstract double[,] Sample(int count, int seed);

    /// <summary>p(x, y) = exp(log p(x, y)).</summary>
    public double Density(double x, double y) => Math.Exp(LogDensity(x, y));

    /// <summary>H(p) = −∫∫ p log p dx dy, in nats.</summary>
    /// <param name="count">Cells along each axis: see <see cref="Quadrature"/>.</param>
    public virtual double Entropy(int count = 400) =>
        -Quadrature.Integrate((x, y) => Quadrature.Weigh(LogDensity(x, y), static logP => logP), XRange, YRange, count);
}
