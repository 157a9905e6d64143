using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace GenerativeModels.Classification;

/// <summary>N(x; μ, Σ) in D dimensions.</summary>
public sealed class GaussianVector
{
    private readonly Matrix<double> factor;
    private readonly Matrix<double> inverseFactor;
    private readonly double logNormaliser;

    /// <param name="mean">μ, [D].</param>
    /// <param name="covariance">Σ, [D, D], symmetric and positive definite.</param>
    /// <exception cref="ArgumentException">Σ is not positive definite, or of another size.</exception>
    public GaussianVector(Vector<double> mean, Matrix<double> covariance)
    {
        var dim = mean.Count;
        if (covariance.RowCount != dim || covariance.ColumnCount != dim)
            throw new ArgumentException(
                $"expected covariance: [{dim}, {dim}], got [{covariance.RowCount}, {covariance.ColumnCount}]",
                nameof(covariance)
            );
        (Mean, Covariance) = (mean, covariance);
        try
        {
            factor = covariance.Cholesky().Factor;
        }
        catch (ArgumentException reason)
        {
            throw new ArgumentException(
                "expected a positive definite covariance: with few examples, or coordinates that never change, use shrinkage",
                nameof(covariance),
                reason
            );
        }
        inverseFactor = factor.Inverse();
        logNormaliser = dim / 2.0 * Math.Log(2 * Math.PI) + factor.Diagonal().Sum(d => Math.Log(d));
    }

    /// <summary>μ, [D].</summary>
    public Vector<double> Mean { get; }

    /// <summary>Σ, [D, D].</summary>
    public Matrix<double> Covariance { get; }

    /// <summary>log N(x; μ, Σ) = −½ |L⁻¹(x − μ)|² − Σ log L_ii − D/2 log 2π with Σ = L Lᵀ, in nats.</summary>
    public double LogDensity(double[] x)
    {
        if (x.Length != Mean.Count)
            throw new ArgumentException($"expected x: [{Mean.Count}], got [{x.Length}]", nameof(x));
        var z = inverseFactor * (Vector<double>.Build.Dense(x) - Mean);
        return -z.DotProduct(z) / 2 - logNormaliser;
    }

    /// <summary>The law of some of the coordinates.</summary>
    /// <param name="kept">Indices, 0 … D − 1, at least one.</param>
    public GaussianVector Marginal(IReadOnlyList<int> kept)
    {
        ArgumentOutOfRangeException.ThrowIfZero(kept.Count);
        return new(
            Vector<double>.Build.Dense(kept.Count, i => Mean[kept[i]]),
            Matrix<double>.Build.Dense(kept.Count, kept.Count, (i, j) => Covariance[kept[i], kept[j]])
        );
    }

    /// <summary>μ + Lz with z ~ N(0, I).</summary>
    internal double[] Sample(Random random)
    {
        var z = new double[Mean.Count];
        Normal.Samples(random, z, 0, 1);
        return (Mean + factor * Vector<double>.Build.Dense(z)).ToArray();
    }
}

/// <summary>What is assumed of the covariances Σ_y of Gaussian classes.</summary>
public enum Covariance
{
    /// <summary>Each class has its own: quadratic boundaries.</summary>
    Full,

    /// <summary>All classes have one: linear boundaries.</summary>
    Shared,

    /// <summary>Each class has its own variances, and no correlations: naive Bayes.</summary>
    Diagonal,
}
