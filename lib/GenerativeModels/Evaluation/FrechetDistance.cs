using MathNet.Numerics.LinearAlgebra;

namespace GenerativeModels.Evaluation;

/// <summary>The distance of two sets of feature vectors, each taken for a Gaussian.</summary>
/// <remarks>
/// |μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2(Σ₁Σ₂)^{1/2}): W₂² between the fitted Gaussians (Dowson and Landau 1982). With features of an image
/// classifier it is the number known as FID (Heusel et al. 2017, arXiv:1706.08500): comparable only under the same features, and
/// biased upwards by about the same amount for samples of the same size.
/// </remarks>
public static class FrechetDistance
{
    /// <summary>Between the Gaussians fitted to two samples; squared units of the features.</summary>
    /// <param name="first">[N][D], N ≥ 2.</param>
    /// <param name="second">[M][D], M ≥ 2.</param>
    public static double Of(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second)
    {
        var (mean1, covariance1) = Moments(first);
        var (mean2, covariance2) = Moments(second);
        if (mean1.Count != mean2.Count)
            throw new ArgumentException($"expected features of dimension {mean1.Count}, got {mean2.Count}", nameof(second));
        return Between(mean1, covariance1, mean2, covariance2);
    }

    /// <summary>Between N(μ₁, Σ₁) and N(μ₂, Σ₂).</summary>
    /// <param name="mean1">μ₁, [D].</param>
    /// <param name="covariance1">Σ₁, [D, D], symmetric and not negative.</param>
    /// <param name="mean2">μ₂, [D].</param>
    /// <param name="covariance2">Σ₂, [D, D].</param>
    public static double Between(
        Vector<double> mean1,
        Matrix<double> covariance1,
        Vector<double> mean2,
        Matrix<double> covariance2
    )
    {
        // The eigenvalues of Σ₁Σ₂ are those of the symmetric Σ₁^½ Σ₂ Σ₁^½.
        var root = SquareRoot(covariance1);
        var trace = Eigenvalues(root * covariance2 * root).Sum(value => Math.Sqrt(Math.Max(value, 0)));
        var shift = mean1 - mean2;
        return Math.Max(shift.DotProduct(shift) + covariance1.Trace() + covariance2.Trace() - 2 * trace, 0);
    }

    /// <summary>The symmetric S with S² = Σ; eigenvalues that rounding has made negative count as zero.</summary>
    internal static Matrix<double> SquareRoot(Matrix<double> covariance)
    {
        var evd = Symmetric(covariance).Evd(Symmetricity.Symmetric);
        var roots = evd.EigenValues.Map(value => Math.Sqrt(Math.Max(value.Real, 0)));
        return evd.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(roots) * evd.EigenVectors.Transpose();
    }

    private static IEnumerable<double> Eigenvalues(Matrix<double> matrix) =>
        Symmetric(matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real);

    private static Matrix<double> Symmetric(Matrix<double> matrix) => (matrix + matrix.Transpose()) / 2;

    private static (Vector<double> Mean, Matrix<double> Covariance) Moments(IReadOnlyList<double[]> points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Count, 2);
        if (points.FirstOrDefault(point => point.Length != points[0].Length) is { } odd)
            throw new ArgumentException($"expected features of dimension {points[0].Length}, got {odd.Length}");
        var x = Matrix<double>.Build.DenseOfRowArrays(points);
        var mean = x.ColumnSums() / x.RowCount;
        var centred = x - Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, j) => mean[j]);
        return (mean, centred.TransposeThisAndMultiply(centred) / (x.RowCount - 1));
    }
}
