using MathNet.Numerics.LinearAlgebra;

namespace GenerativeModels.Autoencoding;

/// <summary>Directions of the latent space that change one measured attribute and, to first order, leave the others alone.</summary>
public static class LatentDirections
{
    /// <summary>
    /// Least squares: attributes ≈ A z + c over N examples; the directions are the columns of A⁺ = Aᵀ (A Aᵀ)⁻¹, so that one step along
    /// direction a raises the predicted attribute a by one and leaves the rest.
    /// </summary>
    /// <param name="codes">z, [N, L].</param>
    /// <param name="attributes">Measured, [N, A], A ≤ L &lt; N; linearly independent.</param>
    /// <returns>[A, L].</returns>
    /// <exception cref="ArgumentException">Numbers of rows or columns that do not allow it.</exception>
    public static float[,] Of(float[,] codes, double[,] attributes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(attributes);
        var (n, l, a) = (codes.GetLength(0), codes.GetLength(1), attributes.GetLength(1));
        if (attributes.GetLength(0) != n)
            throw new ArgumentException($"expected attributes: [{n}, A], got [{attributes.GetLength(0)}, {a}]", nameof(attributes));
        if (a > l || l >= n)
            throw new ArgumentException($"expected A ≤ L < N, got A = {a}, L = {l}, N = {n}");
        var design = Matrix<double>.Build.Dense(n, l + 1, (i, j) => j == l ? 1 : codes[i, j]);
        var solution = design.QR().Solve(Matrix<double>.Build.DenseOfArray(attributes)); // [L + 1, A]
        var map = solution.SubMatrix(0, l, 0, a).Transpose(); // [A, L]
        var directions = map.Transpose() * (map * map.Transpose()).Inverse(); // [L, A]
        var result = new float[a, l];
        for (var i = 0; i < a; i++)
            for (var j = 0; j < l; j++)
                result[i, j] = (float)directions[j, i];
        return result;
    }
}
