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

/// <summary>Fit the measurement with an image of few and sharp edges.</summary>
public static class TotalVariation
{
    /// <summary>argmin_x ½ ‖A x − y‖² + λ ‖D x‖₁, D x the differences of neighbours: [B, M] → [B, H · W].</summary>
    /// <param name="measure">A.</param>
    /// <param name="y">[B, M].</param>
    /// <param name="weight">λ &gt; 0.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="iterations">Each applies A, D and their transposes once; the error falls at least as 1/iterations.</param>
    /// <returns>Without gradients; the caller disposes it.</returns>
    /// <remarks>
    /// Rudin, Osher and Fatemi 1992, Physica D 60, with absolute differences along both axes. Solved by the primal-dual iteration of
    /// Chambolle and Pock 2011, J. Math. Imaging Vis. 40, algorithm 1, for the stacked operator (A, D).
    /// </remarks>
    public static Tensor Solve(LinearOperator measure, Tensor y, double weight, int height, int width, int iterations = 500)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        var differences = ImageOperators.Differences(height, width);
        if (measure.Inputs != differences.Inputs)
            throw new ArgumentException($"expected {measure.Inputs} pixels, got {height} × {width}");
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var step = 0.99 / Norm(measure, differences, y.device); // τ = σ with τ σ ‖(A, D)‖² < 1
        var x = measure.Adjoint(y).clone();
        var ahead = x.clone();
        var (p, q) = (zeros_like(y), zeros(y.shape[0], differences.Outputs, dtype: y.dtype, device: y.device));
        for (var i = 0; i < iterations; i++)
        {
            using var scope = NewDisposeScope();
            p.copy_((p + (measure.Apply(ahead) - y) * step) / (1 + step));
            q.copy_((q + differences.Apply(ahead) * step).clamp(-weight, weight));
            var next = x - (measure.Adjoint(p) + differences.Adjoint(q)) * step;
            ahead.copy_(next * 2 - x);
            x.copy_(next);
        }
        return x.MoveToOuterDisposeScope();
    }

    /// <summary>‖(A, D)‖₂.</summary>
    private static double Norm(LinearOperator measure, LinearOperator differences, Device device)
    {
        using var scope = NewDisposeScope();
        var both = cat([measure.Matrix(ScalarType.Float64, device), differences.Matrix(ScalarType.Float64, device)], 0);
        return linalg.svdvals(both).max().ToDouble();
    }
}
