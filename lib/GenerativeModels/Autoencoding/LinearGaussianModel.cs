using GenerativeModels.Networks;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoencoding;

/// <summary>z ~ N(0, I), x|z ~ N(W z + b, σ² I): the model where log p(x) and p(z|x) are known exactly. In float64.</summary>
/// <remarks>
/// Probabilistic PCA, Tipping and Bishop 1999: p(x) = N(b, W Wᵀ + σ² I) and p(z|x) = N(M⁻¹ Wᵀ (x − b), σ² M⁻¹), M = Wᵀ W + σ² I.
/// </remarks>
public sealed class LinearGaussianModel : ILatentVariableModel, IDisposable
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);
    private readonly Tensor weight; // [D, L]
    private readonly Tensor offset; // [D]
    private readonly Tensor precision; // [D, D], of p(x)
    private readonly Tensor gain; // [D, L]: (M⁻¹ Wᵀ)ᵀ
    private readonly Tensor posteriorPrecision; // [L, L]
    private readonly double logDetCovariance;
    private readonly double logDetPosterior;
    private readonly double variance;

    /// <summary>W [D, L], b [D], σ &gt; 0.</summary>
    public LinearGaussianModel(double[,] weight, double[] offset, double stdDev)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        if (offset.Length != weight.GetLength(0))
            throw new ArgumentException($"expected offset: [{weight.GetLength(0)}], got [{offset.Length}]", nameof(offset));
        variance = stdDev * stdDev;
        (DataDim, LatentDim) = (weight.GetLength(0), weight.GetLength(1));
        var w = Matrix<double>.Build.DenseOfArray(weight);
        var covariance = w * w.Transpose() + variance * Matrix<double>.Build.DenseIdentity(DataDim);
        var m = w.Transpose() * w + variance * Matrix<double>.Build.DenseIdentity(LatentDim);
        PosteriorCovariance = (m.Inverse() * variance).ToArray();
        logDetCovariance = covariance.Cholesky().DeterminantLn;
        logDetPosterior = LatentDim * Math.Log(variance) - m.Cholesky().DeterminantLn;
        this.weight = Keep(w);
        this.offset = tensor(offset).DetachFromDisposeScope();
        precision = Keep(covariance.Inverse());
        gain = Keep(w * m.Inverse());
        posteriorPrecision = Keep(m / variance);
    }

    /// <summary>D.</summary>
    public int DataDim { get; }

    /// <summary>L.</summary>
    public int LatentDim { get; }

    /// <summary>The covariance of p(z|x), the same for every x: [L, L].</summary>
    public double[,] PosteriorCovariance { get; }

    /// <summary>x ~ p(x): [N, D].</summary>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        var z = randn(count, LatentDim, dtype: ScalarType.Float64, generator: rng);
        var noise = randn(count, DataDim, dtype: ScalarType.Float64, generator: rng);
        return (z.mm(weight.T) + offset + noise * Math.Sqrt(variance)).MoveToOuterDisposeScope();
    }

    /// <summary>log p(x) exactly, nats: x [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        Shape.Last(x, DataDim, nameof(x));
        using var scope = NewDisposeScope();
        var error = x - offset;
        var square = (functional.linear(error, precision) * error).sum(-1);
        return ((square + (logDetCovariance + DataDim * LogTwoPi)) * -0.5).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor LogLikelihood(Tensor x, Tensor z)
    {
        Shape.Last(z, LatentDim, nameof(z));
        Shape.Last(x, DataDim, nameof(x));
        using var scope = NewDisposeScope();
        var error = x - offset - functional.linear(z.to_type(ScalarType.Float64), weight);
        return ((error.square() / variance + (Math.Log(variance) + LogTwoPi)).sum(-1) * -0.5).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor LogPrior(Tensor z)
    {
        using var scope = NewDisposeScope();
        return ((z.square() + LogTwoPi).sum(-1) * -0.5).MoveToOuterDisposeScope();
    }

    /// <summary>The mean of p(z|x): x [B, D] to [B, L].</summary>
    public Tensor PosteriorMean(Tensor x)
    {
        Shape.Last(x, DataDim, nameof(x));
        using var scope = NewDisposeScope();
        return functional.linear(x - offset, gain.T).MoveToOuterDisposeScope();
    }

    /// <summary>E_q[log p(x|z)] exactly, nats: [B]. What the expected square adds to that at the mean is Σ_l σ_l² ‖W_l‖².</summary>
    public Tensor ExpectedLogLikelihood(DiagonalGaussian q, Tensor x)
    {
        using var scope = NewDisposeScope();
        var spread = (q.LogVar.exp() * weight.square().sum(dim: 0)).sum(-1);
        return (LogLikelihood(x, q.Mean) - spread / (2 * variance)).MoveToOuterDisposeScope();
    }

    /// <summary>ELBO exactly, nats: E_q[log p(x|z)] − D_KL(q ‖ p(z)), [B].</summary>
    public Tensor Elbo(DiagonalGaussian q, Tensor x)
    {
        using var scope = NewDisposeScope();
        return (ExpectedLogLikelihood(q, x) - q.KlToStandardNormal().sum(-1)).MoveToOuterDisposeScope();
    }

    /// <summary>D_KL(q ‖ p(z|x)) exactly, nats: [B]. The gap between log p(x) and the ELBO.</summary>
    public Tensor KlToPosterior(DiagonalGaussian q, Tensor x)
    {
        using var scope = NewDisposeScope();
        var error = q.Mean - PosteriorMean(x);
        var square = (functional.linear(error, posteriorPrecision) * error).sum(-1);
        var trace = (q.LogVar.exp() * posteriorPrecision.diagonal()).sum(-1);
        var logDets = logDetPosterior - q.LogVar.sum(-1);
        return ((trace + square + logDets - LatentDim) * 0.5).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the matrices.</summary>
    public void Dispose()
    {
        foreach (var held in (ReadOnlySpan<Tensor>)[weight, offset, precision, gain, posteriorPrecision])
            held.Dispose();
    }

    private static Tensor Keep(Matrix<double> matrix) => tensor(matrix.ToArray()).DetachFromDisposeScope();
}
