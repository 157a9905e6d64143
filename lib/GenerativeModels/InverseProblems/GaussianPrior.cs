using GenerativeModels.Diffusion;
using GenerativeModels.Networks;

namespace GenerativeModels.InverseProblems;

/// <summary>x ~ N(μ, Σ): the prior under which a linear measurement has an exact answer. In double precision, on the CPU.</summary>
public sealed class GaussianPrior : IDisposable
{
    private readonly Tensor mean; // [D]
    private readonly Tensor covariance; // [D, D]
    private readonly Tensor axes; // U, [D, D]: Σ = U diag(λ) Uᵀ
    private readonly Tensor variances; // λ, [D]

    /// <param name="mean">μ, [D].</param>
    /// <param name="covariance">Σ, [D, D], symmetric and not negative.</param>
    /// <exception cref="ArgumentException">Sizes that differ.</exception>
    public GaussianPrior(Tensor mean, Tensor covariance)
    {
        if (mean.dim() != 1 || !covariance.shape.SequenceEqual([mean.shape[0], mean.shape[0]]))
            throw new ArgumentException(
                $"expected mean: [D] and covariance: [D, D], got [{string.Join(", ", mean.shape)}] and [{string.Join(", ", covariance.shape)}]"
            );
        using var scope = NewDisposeScope();
        using var off = no_grad();
        (this.mean, this.covariance) = (Own(mean), Own(covariance));
        var (values, vectors) = linalg.eigh(this.covariance);
        (variances, axes) = (Own(values.clamp(min: 0)), Own(vectors));
    }

    /// <summary>The maximum-likelihood fit to rows [N, D], N ≥ 2.</summary>
    public static GaussianPrior Fit(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var rows = x.detach().cpu().to_type(ScalarType.Float64);
        var centred = rows - rows.mean([0L]);
        return new(rows.mean([0L]), centred.t().mm(centred) / rows.shape[0]);
    }

    /// <summary>μ, [D].</summary>
    public Tensor Mean => mean;

    /// <summary>Σ, [D, D].</summary>
    public Tensor Covariance => covariance;

    /// <summary>Independent draws, [count, D].</summary>
    public Tensor Sample(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        var z = randn(count, mean.shape[0], dtype: ScalarType.Float64, generator: rng);
        return Push(z).MoveToOuterDisposeScope();
    }

    /// <summary>μ + U diag(√λ) z, an affine flow: z ~ N(0, I) becomes x ~ N(μ, Σ). [B, D], differentiable.</summary>
    public Tensor Push(Tensor z)
    {
        Shape.Rows(z, mean.shape[0], nameof(z));
        using var scope = NewDisposeScope();
        return (mean + (z * variances.sqrt()).mm(axes.t())).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// p(x|y) = N(m, V), exactly: K = Σ Aᵀ (A Σ Aᵀ + σ² I)⁻¹, m = μ + K (y − A μ), V = Σ − K A Σ. y [B, M] → m [B, D] and V [D, D],
    /// the same for every y.
    /// </summary>
    public (Tensor Mean, Tensor Covariance) Posterior(Measurement measurement, Tensor y)
    {
        var op = measurement.Operator;
        Shape.Rows(y, op.Outputs, nameof(y));
        if (op.Inputs != mean.shape[0])
            throw new ArgumentException(
                $"expected a measurement of {mean.shape[0]} numbers, got one of {op.Inputs}",
                nameof(measurement)
            );
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var a = op.Matrix(ScalarType.Float64);
        var cross = a.mm(covariance); // A Σ, [M, D]
        var s = cross.mm(a.t()) + eye(a.shape[0], dtype: ScalarType.Float64) * measurement.NoiseVariance;
        var gain = linalg.solve(s, cross); // Kᵀ, [M, D]
        var surprise = y.cpu().to_type(ScalarType.Float64) - a.mv(mean);
        return scope.MoveToOuter(mean + surprise.mm(gain), covariance - cross.t().mm(gain));
    }

    /// <summary>E[x₁ | x_t] = μ + α Σ (α² Σ + σ² I)⁻¹ (x_t − α μ), what a perfect denoiser says. Differentiable.</summary>
    /// <param name="schedule">α and σ of x_t = α x₁ + σ x₀; σ &gt; 0 where Σ is singular.</param>
    /// <param name="type">Of x_t and t.</param>
    /// <param name="device">Of x_t and t; null: the CPU.</param>
    /// <returns>x_t [B, D] and t [B] to [B, D]. It holds copies of the matrices, which the garbage collector frees.</returns>
    public Func<Tensor, Tensor, Tensor> Denoiser(ISchedule schedule, ScalarType type = ScalarType.Float64, Device? device = null)
    {
        Tensor Copy(Tensor x) => x.clone().to(type, device ?? CPU).DetachFromDisposeScope();
        var (m, u, lambda) = (Copy(mean), Copy(axes), Copy(variances));
        return (xt, t) =>
        {
            using var scope = NewDisposeScope();
            var c = schedule.At(t.unsqueeze(1)); // [B, 1]
            var gain = c.Alpha * lambda / (c.Alpha.square() * lambda + c.Sigma.square()); // [B, D]
            var along = (xt - c.Alpha * m).mm(u);
            return (m + (along * gain).mm(u.t())).MoveToOuterDisposeScope();
        };
    }

    /// <summary>Frees the matrices.</summary>
    public void Dispose()
    {
        foreach (var held in (ReadOnlySpan<Tensor>)[mean, covariance, axes, variances])
            held.Dispose();
    }

    private static Tensor Own(Tensor x) => x.detach().cpu().to_type(ScalarType.Float64).clone().DetachFromDisposeScope();
}
