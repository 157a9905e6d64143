using GenerativeModels.Diffusion;
using GenerativeModels.Networks;

namespace GenerativeModels.InverseProblems;

/// <summary>A denoiser that has also seen a measurement: E[x₁ | x_t, y] instead of E[x₁ | x_t]. Every sampler takes it as it took the other.</summary>
/// <remarks>
/// Given x_t, take x₁ for a Gaussian with the denoiser's mean x̂ and a covariance C. A measurement y = A x₁ + noise then moves the mean
/// as a Kalman filter does: x̂ + C Aᵀ S⁻¹ (y − A x̂), S = A C Aᵀ + σ_y² I. By Tweedie's second formula C = (σ²/α) ∂x̂/∂x_t, so C Aᵀ
/// times a vector is one backward pass; the two methods differ in S. Equivalently, x̂ + (σ²/α) ∇ log p(y | x_t) with that Gaussian.
/// At times before <c>earliest</c>, where x_t tells next to nothing and 1/α is large, the denoiser is asked as if at that time.
/// </remarks>
public static class DiffusionPosterior
{
    /// <summary>S with C = r² I, r² = v σ²/(α² v + σ²): as if the data were white noise of variance v. One backward pass a step.</summary>
    /// <param name="denoise">x_t [B, D], t [B] → E[x₁ | x_t] [B, D], differentiable; see <see cref="Denoiser.Data"/>.</param>
    /// <param name="schedule">The denoiser's.</param>
    /// <param name="measurement">p(y|x).</param>
    /// <param name="y">[B, M], one a row, or [1, M] for all; stays the caller's and must outlive the function.</param>
    /// <param name="variance">v &gt; 0: of a pixel, the mean over all.</param>
    /// <param name="earliest">A time with α &gt; 0.</param>
    /// <returns>x_t [B, D], t [B] → [B, D], without gradients.</returns>
    /// <remarks>Song, Vahdat, Mardani, Kautz 2023, "Pseudoinverse-guided diffusion models" (ICLR). Exact where Σ = v I.</remarks>
    public static Func<Tensor, Tensor, Tensor> Isotropic(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Measurement measurement,
        Tensor y,
        double variance,
        double earliest = 0.02
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(variance);
        var (axes, squares) = Axes(measurement.Operator, y); // A Aᵀ = U diag(s) Uᵀ
        return Corrected(denoise, schedule, measurement, y, earliest, Weigh);

        Tensor Weigh(Tensor surprise, Tensor data, Tensor leaf, Coefficients c)
        {
            var spread = variance * c.Sigma.square() / (c.Alpha.square() * variance + c.Sigma.square()); // [B, 1]
            return (surprise.mm(axes) / (spread * squares + measurement.NoiseVariance)).mm(axes.t());
        }
    }

    /// <summary>S with the denoiser's own C: A ∂x̂/∂x_t, row by row, M more backward passes a step. Exact for every Gaussian prior.</summary>
    /// <inheritdoc cref="Isotropic"/>
    /// <remarks>Boys et al. 2023, "Tweedie moment projected diffusions", arXiv:2310.06721; a learned Jacobian is made symmetric, and not negative.</remarks>
    public static Func<Tensor, Tensor, Tensor> Full(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Measurement measurement,
        Tensor y,
        double earliest = 0.02
    )
    {
        return Corrected(denoise, schedule, measurement, y, earliest, Weigh);

        Tensor Weigh(Tensor surprise, Tensor data, Tensor leaf, Coefficients c)
        {
            var op = measurement.Operator;
            var seen = op.Apply(data);
            Tensor Row(int m) => Gradient.Of(seen.select(1, m), leaf, keepGraph: true); // [B, D]
            var rows = stack([.. Enumerable.Range(0, op.Outputs).Select(Row)], 1); // A ∂x̂/∂x_t, [B, M, D]
            var square = op.Apply(rows.flatten(0, 1)).reshape(-1, op.Outputs, op.Outputs);
            var c2 = (c.Sigma.square() / c.Alpha).unsqueeze(2); // [B, 1, 1]
            var (values, vectors) = linalg.eigh((square + square.transpose(1, 2)) * (c2 / 2));
            var along = vectors.transpose(1, 2).bmm(surprise.unsqueeze(2)).squeeze(2);
            var scaled = along / (values.clamp(min: 0) + measurement.NoiseVariance);
            return vectors.bmm(scaled.unsqueeze(2)).squeeze(2);
        }
    }

    private delegate Tensor Weigher(Tensor surprise, Tensor data, Tensor leaf, Coefficients c);

    /// <summary>x̂ + (σ²/α) (∂x̂/∂x_t)ᵀ Aᵀ S⁻¹ (y − A x̂), where the weigher applies S⁻¹.</summary>
    private static Func<Tensor, Tensor, Tensor> Corrected(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Measurement measurement,
        Tensor y,
        double earliest,
        Weigher weigh
    )
    {
        if (!(earliest is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(earliest), earliest, "expected 0 < earliest < 1");
        Shape.Rows(y, measurement.Operator.Outputs, nameof(y));
        return (xt, t) =>
        {
            using var scope = NewDisposeScope();
            using var on = enable_grad();
            var time = t.clamp(min: earliest);
            var c = schedule.At(time.Like(xt)); // [B, 1]
            var leaf = xt.detach().clone().requires_grad_();
            var data = denoise(leaf, time);
            var surprise = (y - measurement.Operator.Apply(data)).detach();
            var pull = measurement.Operator.Adjoint(weigh(surprise, data, leaf, c)).detach();
            var slope = Gradient.Of(data * pull, leaf);
            return (data.detach() + slope * (c.Sigma.square() / c.Alpha)).MoveToOuterDisposeScope();
        };
    }

    /// <summary>U and s with A Aᵀ = U diag(s) Uᵀ, [M, M] and [M], in y's type; the garbage collector frees them.</summary>
    private static (Tensor Axes, Tensor Squares) Axes(LinearOperator op, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var a = op.Matrix(ScalarType.Float64, y.device);
        var (values, vectors) = linalg.eigh(a.mm(a.t()));
        return (
            vectors.to_type(y.dtype).clone().DetachFromDisposeScope(),
            values.clamp(min: 0).to_type(y.dtype).clone().DetachFromDisposeScope()
        );
    }
}
