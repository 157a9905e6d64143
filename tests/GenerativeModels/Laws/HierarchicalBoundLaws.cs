namespace GenerativeModels.Tests.Laws;

/// <summary>
/// Two linear levels with Gaussian noise: z₂ ~ N(0, I), z₁ = A z₂ + s ε₁, x = B z₁ + C z₂ + σ ε₂. Then p(x), p(z|x) and, for a
/// linear encoder, q(z|x) over both levels are Gaussian, and everything that the bounds promise can be checked exactly.
/// </summary>
[Collection(nameof(GlobalGenerator))]
public sealed class HierarchicalBoundLaws : TensorTests
{
    private const int Rows = 40;
    private const double Noise = 0.5;
    private const double StandardErrors = 5; // each statistical test below: false alarm 6e-7

    private static readonly MatrixBuilder<double> Build = Matrix<double>.Build;
    private static readonly Matrix<double> A = Build.DenseOfRowArrays([0.8], [-0.5]);
    private static readonly Matrix<double> B = Build.DenseOfRowArrays([1.0, 0.3], [-0.4, 0.9], [0.6, -0.2]);
    private static readonly Matrix<double> C = Build.DenseOfRowArrays([0.2], [0.5], [-0.3]);
    private static readonly double[] PriorLogVar = [-0.4, 0.3]; // of z₁ given z₂

    private readonly Matrix<double> top; // the encoder: μ₂ = top x, μ̂₁ = bottom x, near the exact posterior and not equal to it
    private readonly Matrix<double> bottom;
    private readonly double[] topLogVar;
    private readonly double[] messageLogVar;
    private readonly HierarchicalVae model;
    private readonly Tensor x;

    public HierarchicalBoundLaws()
        : base(31)
    {
        var w = B.Append(C);
        var posterior = (Latents().Inverse() + w.Transpose() * w / (Noise * Noise)).Inverse();
        var exact = posterior * w.Transpose() / (Noise * Noise); // E[z|x] = exact · x
        top = exact.SubMatrix(2, 1, 0, 3) + Random(1, 3, 7);
        bottom = B.PseudoInverse() * (Build.DenseIdentity(3) - C * exact.SubMatrix(2, 1, 0, 3)) + Random(2, 3, 8);
        topLogVar = [Math.Log(posterior[2, 2]) + 0.2];
        messageLogVar = [.. (B.Transpose() * B).Diagonal().Select(b => Math.Log(Noise * Noise / b) + 0.2)];
        model = Keep(
            new HierarchicalVae(
                nn.Identity(),
                Encoder(top, topLogVar),
                Encoder(bottom, messageLogVar),
                Affine(A.Stack(Build.Dense(2, 1)), [0, 0, .. PriorLogVar]),
                Affine(w, [0, 0, 0]),
                new GaussianLikelihood(Noise),
                topDim: 1
            )
        );
        x = model.Sample(Rows, rng);
    }

    [Fact]
    public void Samples_have_the_marginal_covariance()
    {
        // 6 entries, each within 5 standard errors of a product of correlated Gaussians: false alarm below 4e-6.
        const int draws = 60_000;
        var sampled = cov(model.Sample(draws, rng).T);
        var exact = Marginal();
        for (var i = 0; i < 3; i++)
        for (var j = i; j < 3; j++)
        {
            var error = Math.Sqrt((exact[i, i] * exact[j, j] + exact[i, j] * exact[i, j]) / draws);
            Assert.Equal(exact[i, j], sampled[i, j].ToDouble(), StandardErrors * error);
        }
    }

    [Fact]
    public void Elbo_plus_the_divergence_of_both_levels_is_the_evidence_and_so_is_the_bound_of_many_draws()
    {
        // The sampled ELBO and the closed-form KL(q(z₁, z₂|x) ‖ p(z₁, z₂|x)), summed over the rows.
        const int draws = 65_536;
        var weights = model.LogWeights(x, draws, rng); // [K, B]
        var evidence = Enumerable.Range(0, Rows).Average(Evidence);
        MeanIs(evidence - Enumerable.Range(0, Rows).Average(Gap), weights.mean([1]), StandardErrors);
        Assert.InRange(evidence - Bounds.ImportanceWeighted(weights, draws).mean().ToDouble(), -0.02, 0.02);
        Assert.True(Enumerable.Range(0, Rows).Min(Gap) > 0);
    }

    [Fact]
    public void The_terms_of_the_elbo_average_to_the_log_weights()
    {
        // One term has the KL of each level in closed form, the other by its draw: equal in expectation.
        const int draws = 4_000;
        var rows = x.repeat(draws, 1);
        var terms = model.Elbo(rows, rng);
        var closed = (terms.LogLikelihood - terms.Kl).reshape(draws, Rows).mean([1]);
        var sampled = model.LogWeights(x, draws, rng).mean([1]);
        var error = Math.Sqrt((closed.var().ToDouble() + sampled.var().ToDouble()) / draws);
        Assert.Equal(closed.mean().ToDouble(), sampled.mean().ToDouble(), StandardErrors * error);
    }

    [Fact]
    public void With_the_exact_posterior_every_weight_of_a_vae_is_the_evidence()
    {
        // x = w z + c_y + σ ε in two dimensions: p(x|y) = N(c_y, v I) with v = w² + σ²; z|x, y has the mean w (x − c_y)/v, variance σ²/v.
        var (w, v) = (0.8, 0.64 + Noise * Noise);
        var (slope, c) = (w / v, Build.DenseOfRowArrays([0.3, -0.5], [-0.4, 0.1])); // one column a class
        var identity = Build.DenseIdentity(2);
        double[] spread = [Math.Log(Noise * Noise / v), Math.Log(Noise * Noise / v)];
        var lift = (identity * slope / 2).Append(-slope * c).Stack(Build.Dense(2, 4));
        var told = new ConditionalVae(
            Affine(lift, [slope / 2, slope / 2, .. spread]),
            Affine((identity * w).Append(c), [0, 0]),
            new GaussianLikelihood(Noise),
            latentDim: 2,
            classes: 2
        );
        var half = Affine((identity * slope / 2).Stack(Build.Dense(2, 2)), [slope / 2, slope / 2, .. spread]);
        var plain = new Vae(half, Affine(identity * w, [0, 0]), new GaussianLikelihood(Noise), 2);
        var data = Normal(3000, 2);
        Check(plain, zeros(2, dtype: float64), plain.LogWeights(data, 2, rng)[1]);
        Assert.True((plain.call(data) - w * slope * data).abs().max().ToDouble() < 1e-10);
        var all = told.ClassLogProb(data, 2, rng);
        foreach (var y in (int[])[0, 1])
        {
            var (label, centre) = (full(1, y, dtype: int64), tensor(c.Column(y).ToArray()));
            Check(told.Given(label), centre, all.select(1, y));
            Assert.True((told.call(data, label) - centre - w * slope * (data - centre)).abs().max().ToDouble() < 1e-10);
        }

        void Check(IBoundedModel model, Tensor centre, Tensor bound)
        {
            var exact = (data - centre).square().sum(1) / (-2 * v) - Math.Log(2 * Math.PI * v);
            Assert.True((bound - exact).abs().max().ToDouble() < 1e-10);
            var terms = model.Elbo(data, rng);
            MeanIs(0, terms.LogLikelihood - terms.Kl - exact, StandardErrors);
        }
    }

    /// <summary>μ = map x and a constant log σ², from 2x − 1, which is what the model feeds its encoder.</summary>
    private static TorchSharp.Modules.Linear Encoder(Matrix<double> map, double[] logVar) =>
        Affine((map / 2).Stack(Build.Dense(map.RowCount, 3)), [.. (map / 2).RowSums(), .. logVar]);

    /// <summary>The weight [out, in] and offset of a linear layer in float64.</summary>
    private static TorchSharp.Modules.Linear Affine(Matrix<double> weight, double[] offset)
    {
        var layer = nn.Linear(weight.ColumnCount, weight.RowCount, dtype: float64);
        using var off = no_grad();
        layer.weight!.copy_(tensor(weight.ToArray()));
        layer.bias!.copy_(tensor(offset));
        return layer;
    }

    private static Matrix<double> Random(int rows, int columns, int seed) =>
        Build.Random(rows, columns, new MathNet.Numerics.Distributions.Normal(0, 0.05, new Random(seed)));

    /// <summary>Cov(z₁, z₂) under the prior, z₁ first.</summary>
    private static Matrix<double> Latents()
    {
        var noise = Build.DenseOfDiagonalArray([.. PriorLogVar.Select(Math.Exp), 0]);
        var lift = A.Stack(Build.DenseIdentity(1)); // (A; I)
        return lift * lift.Transpose() + noise;
    }

    private static Matrix<double> Marginal()
    {
        var w = B.Append(C);
        return w * Latents() * w.Transpose() + Noise * Noise * Build.DenseIdentity(3);
    }

    private Vector<double> Row(int row) => Vector<double>.Build.DenseOfArray(x[row].data<double>().ToArray());

    private double Evidence(int row)
    {
        var (observed, covariance) = (Row(row), Marginal());
        var square = observed * covariance.Inverse() * observed;
        return -0.5 * (square + Math.Log(covariance.Determinant()) + 3 * Math.Log(2 * Math.PI));
    }

    /// <summary>D_KL(q(z|x) ‖ p(z|x)) over both levels, in closed form.</summary>
    private double Gap(int row)
    {
        var observed = Row(row);
        var w = B.Append(C);
        var precision = Latents().Inverse() + w.Transpose() * w / (Noise * Noise);
        var mean = precision.Inverse() * w.Transpose() * observed / (Noise * Noise);

        // q: z₂ ~ N(μ₂, v₂), z₁ | z₂ ~ N(S (Λ̂ μ̂₁ + Λ_p A z₂), S) with S = (Λ̂ + Λ_p)⁻¹.
        var message = Build.DenseOfDiagonalArray([.. messageLogVar.Select(v => Math.Exp(-v))]);
        var prior = Build.DenseOfDiagonalArray([.. PriorLogVar.Select(v => Math.Exp(-v))]);
        var share = (message + prior).Inverse();
        var (slope, v2) = (share * prior * A, Math.Exp(topLogVar[0]));
        var mu2 = top * observed;
        var mu1 = share * message * (bottom * observed) + slope * mu2;
        var rebuilt = Vector<double>.Build.DenseOfArray(model.call(x).detach()[row].data<double>().ToArray()); // at the means
        Assert.True((B * mu1 + C * mu2 - rebuilt).AbsoluteMaximum() < 1e-9);
        var lift = slope.Stack(Build.DenseIdentity(1));
        var covariance = v2 * lift * lift.Transpose();
        covariance.SetSubMatrix(0, 0, covariance.SubMatrix(0, 2, 0, 2) + share);
        var error = Vector<double>.Build.DenseOfEnumerable([.. mu1, .. mu2]) - mean;
        var logDets = -Math.Log(precision.Determinant()) - Math.Log(covariance.Determinant());
        return 0.5 * ((precision * covariance).Trace() + error * precision * error - 3 + logDets);
    }
}
