using MathNet.Numerics.LinearAlgebra;

namespace GenerativeModels.Autoencoding;

/// <summary>Directions of the latent space that change one measured attribute and, to first order, leave the others alone.</summary>
public static class LatentDirections
{
    /// <summary>
    /// Least squares, attributes ≈ A z + c over N examples; the directions are the columns of A⁺ = Aᵀ (A Aᵀ)⁻¹, so that one step along
    /// direction a raises the predicted attribute a by one and leaves the rest.
    /// </summary>
    /// <param name="codes">z, [N, L].</param>
    /// <param name="attributes">Each [N], in any unit: A of them, A ≤ L &lt; N, linearly independent.</param>
    /// <returns>[A, L], float32, on the codes' device.</returns>
    /// <exception cref="ArgumentException">Numbers of rows or attributes that do not allow it.</exception>
    public static Tensor Of(Tensor codes, params double[][] attributes)
    {
        var (n, l, a) = ((int)codes.shape[0], (int)codes.shape[1], attributes.Length);
        if (Array.Find(attributes, values => values.Length != n) is { } odd)
            throw new ArgumentException($"expected attributes: [{n}] each, got [{odd.Length}]", nameof(attributes));
        if (a == 0 || a > l || l >= n)
            throw new ArgumentException($"expected 1 ≤ A ≤ L < N, got A = {a}, L = {l}, N = {n}");

        using var scope = NewDisposeScope();
        var z = codes.detach().cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        var design = Matrix<double>.Build.Dense(n, l + 1, (i, j) => j == l ? 1 : z[i * l + j]);
        var solution = design.QR().Solve(Matrix<double>.Build.DenseOfColumnArrays(attributes)); // [L + 1, A]
        var map = solution.SubMatrix(0, l, 0, a).Transpose(); // [A, L]
        var directions = map.Transpose() * (map * map.Transpose()).Inverse(); // [L, A], column by column
        var flat = tensor(directions.ToColumnMajorArray(), a, l);
        return flat.to(ScalarType.Float32).to(codes.device).MoveToOuterDisposeScope();
    }
}
