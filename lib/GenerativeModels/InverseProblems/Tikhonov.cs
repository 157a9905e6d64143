namespace GenerativeModels.InverseProblems;

/// <summary>The classical answer: fit the measurement, but keep something small.</summary>
public static class Tikhonov
{
    /// <summary>argmin_x ‖A x − y‖² + λ ‖Γ x‖² = (AᵀA + λ ΓᵀΓ)⁻¹ Aᵀ y: [B, M] → [B, D].</summary>
    /// <param name="measure">A.</param>
    /// <param name="y">[B, M].</param>
    /// <param name="weight">λ &gt; 0.</param>
    /// <param name="penalty">Γ; null: the identity. With <see cref="ImageOperators.Differences"/> it asks for smooth images.</param>
    /// <returns>Without gradients; the caller disposes it.</returns>
    /// <remarks>
    /// It is the mode of p(x|y) for a Gaussian prior with precision λ ΓᵀΓ/σ². A x = 0 and Γ x = 0 must have only x = 0 in common, or
    /// the equations are singular.
    /// </remarks>
    public static Tensor Solve(LinearOperator measure, Tensor y, double weight, LinearOperator? penalty = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var a = measure.Matrix(ScalarType.Float64, y.device);
        var gamma =
            penalty?.Matrix(ScalarType.Float64, y.device) ?? eye(measure.Inputs, dtype: ScalarType.Float64, device: y.device);
        if (gamma.shape[1] != measure.Inputs)
            throw new ArgumentException(
                $"expected a penalty on {measure.Inputs} pixels, got one on {gamma.shape[1]}",
                nameof(penalty)
            );
        var normal = a.t().mm(a) + gamma.t().mm(gamma) * weight;
        var right = measure.Adjoint(y.to_type(ScalarType.Float64)).t();
        return linalg.solve(normal, right).t().to_type(y.dtype).contiguous().MoveToOuterDisposeScope();
    }
}
