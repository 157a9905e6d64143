using MathNet.Numerics.LinearAlgebra;

namespace GenerativeModels.Classification;

/// <summary>Maximum likelihood of N(μ, Σ) from examples with holes: the holes are integrated out, not filled.</summary>
/// <remarks>
/// Expectation–maximisation, Dempster, Laird, Rubin 1977. Which coordinates are missing must not depend on their values.
/// Of a row with seen part x_o: E[x_m | x_o] = μ_m + Σ_mo Σ_oo⁻¹ (x_o − μ_o) and Cov[x_m | x_o] = Σ_mm − Σ_mo Σ_oo⁻¹ Σ_om. Then μ is the
/// mean of the completed rows, and Σ their scatter plus the mean of these covariances; a filled hole would lack the latter.
/// </remarks>
public static class IncompleteGaussian
{
    /// <summary>The law, and the log-likelihood of all that was seen, in nats, before each iteration: it never falls without shrinkage.</summary>
    /// <param name="rows">[N][D]; NaN where nothing was seen. Each coordinate is seen in at least one row.</param>
    /// <param name="shrinkage">γ, 0 … 1: after each iteration Σ becomes (1 − γ) Σ + γ (tr Σ/D) I, which few examples need.</param>
    /// <param name="iterations">At least 1; half of what is missing takes about ten.</param>
    /// <exception cref="ArgumentException">A coordinate that was never seen; a covariance that is singular.</exception>
    public static (GaussianVector Law, IReadOnlyList<double> LogLikelihoods) Fit(
        IReadOnlyList<double[]> rows,
        double shrinkage = 0,
        int iterations = 20
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(shrinkage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shrinkage, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        var law = Start(rows, shrinkage);
        var logLikelihoods = new List<double>();
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var moments = new Moments(law);
            foreach (var row in rows)
                moments.Add(row);
            logLikelihoods.Add(moments.LogLikelihood);
            law = moments.Law(shrinkage);
        }
        return (law, logLikelihoods);
    }

    /// <summary>Σ shrunk towards a multiple of the identity.</summary>
    internal static Matrix<double> Shrink(Matrix<double> covariance, double shrinkage) =>
        (1 - shrinkage) * covariance
        + Matrix<double>.Build.DenseDiagonal(
            covariance.RowCount,
            covariance.RowCount,
            shrinkage * covariance.Trace() / covariance.RowCount
        );

    /// <summary>Every coordinate by itself, from the rows in which it was seen.</summary>
    private static GaussianVector Start(IReadOnlyList<double[]> rows, double shrinkage)
    {
        var dim = rows[0].Length;
        if (rows.FirstOrDefault(row => row.Length != dim) is { } odd)
            throw new ArgumentException($"expected examples of dimension {dim}, got {odd.Length}", nameof(rows));
        var seen = Enumerable
            .Range(0, dim)
            .Select(d => rows.Select(row => row[d]).Where(value => !double.IsNaN(value)).ToArray())
            .ToArray();
        if (Array.FindIndex(seen, values => values.Length == 0) is >= 0 and var never)
            throw new ArgumentException(
                $"expected each coordinate to be seen at least once, got none of coordinate {never}",
                nameof(rows)
            );
        var mean = Vector<double>.Build.DenseOfEnumerable(seen.Select(values => values.Average()));
        var variances = seen.Select((values, d) => values.Average(value => (value - mean[d]) * (value - mean[d])));
        return new(mean, Shrink(Matrix<double>.Build.DenseOfDiagonalArray([.. variances]), shrinkage));
    }

    /// <summary>What is expected of the completed rows under the present law: their sum, and that of their outer products.</summary>
    private sealed class Moments(GaussianVector law)
    {
        private readonly Vector<double> sum = Vector<double>.Build.Dense(law.Mean.Count);
        private readonly Matrix<double> products = Matrix<double>.Build.Dense(law.Mean.Count, law.Mean.Count);
        private int count;

        public double LogLikelihood { get; private set; }

        public void Add(double[] row)
        {
            int[] seen = [.. Enumerable.Range(0, row.Length).Where(d => !double.IsNaN(row[d]))];
            int[] hidden = [.. Enumerable.Range(0, row.Length).Where(d => double.IsNaN(row[d]))];
            var offset = Vector<double>.Build.Dense(row.Length, d => double.IsNaN(row[d]) ? 0 : row[d] - law.Mean[d]);
            if (seen.Length > 0)
                Complete(offset, seen, hidden);
            else
                products.Add(law.Covariance, products);
            sum.Add(offset, sum);
            products.Add(offset.OuterProduct(offset), products);
            count++;
        }

        public GaussianVector Law(double shrinkage)
        {
            var shift = sum / count;
            return new(law.Mean + shift, Shrink(products / count - shift.OuterProduct(shift), shrinkage));
        }

        /// <summary>Writes E[x_m | x_o] − μ_m into the hole, and counts Cov[x_m | x_o] and log p(x_o).</summary>
        private void Complete(Vector<double> offset, int[] seen, int[] hidden)
        {
            var factor = Part(seen, seen).Cholesky();
            var known = Vector<double>.Build.Dense(seen.Length, i => offset[seen[i]]);
            var distance = known.DotProduct(factor.Solve(known));
            LogLikelihood -= (distance + factor.DeterminantLn + seen.Length * Math.Log(2 * Math.PI)) / 2;
            if (hidden.Length == 0)
                return;
            var across = Part(seen, hidden); // Σ_om
            var gain = factor.Solve(across); // Σ_oo⁻¹ Σ_om
            var expected = gain.TransposeThisAndMultiply(known);
            var left = Part(hidden, hidden) - across.TransposeThisAndMultiply(gain);
            for (var i = 0; i < hidden.Length; i++)
            {
                offset[hidden[i]] = expected[i];
                for (var j = 0; j < hidden.Length; j++)
                    products[hidden[i], hidden[j]] += left[i, j];
            }
        }

        private Matrix<double> Part(int[] rows, int[] columns) =>
            Matrix<double>.Build.Dense(rows.Length, columns.Length, (i, j) => law.Covariance[rows[i], columns[j]]);
    }
}
