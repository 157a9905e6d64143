using GenerativeModels.Probability;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace GenerativeModels.Classification;

/// <summary>p(x, y) = p(y) N(x; μ_y, Σ_y): it knows how each class looks, and classifies by Bayes' rule.</summary>
/// <remarks>Gaussian discriminant analysis: quadratic, linear (Fisher 1936), or naive Bayes, by the covariance that is assumed.</remarks>
public sealed class GaussianClassifier
{
    private readonly double[] priors;
    private readonly GaussianVector[] classes;

    private GaussianClassifier(double[] priors, GaussianVector[] classes) => (this.priors, this.classes) = (priors, classes);

    /// <summary>Maximum likelihood: class frequencies, class means, covariances divided by N.</summary>
    /// <param name="x">[N][D].</param>
    /// <param name="y">[N], 0 … K − 1, each at least once.</param>
    /// <param name="covariance">What is assumed of Σ_y.</param>
    /// <param name="shrinkage">γ, 0 … 1: Σ becomes (1 − γ) Σ + γ (tr Σ/D) I, which few examples need.</param>
    /// <exception cref="ArgumentException">A covariance that is singular; shrinkage helps.</exception>
    public static GaussianClassifier Fit(
        IReadOnlyList<double[]> x,
        IReadOnlyList<int> y,
        Covariance covariance = Covariance.Full,
        double shrinkage = 0
    )
    {
        var (_, count) = Labelled.Check(x, y);
        ArgumentOutOfRangeException.ThrowIfNegative(shrinkage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shrinkage, 1);
        var groups = Enumerable
            .Range(0, count)
            .Select(k => Matrix<double>.Build.DenseOfRowArrays(x.Where((_, i) => y[i] == k)))
            .ToArray();
        var means = Array.ConvertAll(groups, rows => rows.ColumnSums() / rows.RowCount);
        var scatters = groups.Zip(means, Scatter).ToArray();
        var shared = scatters.Aggregate((a, b) => a + b) / x.Count;
        var covariances = groups.Zip(
            scatters,
            (rows, scatter) =>
                covariance switch
                {
                    Covariance.Shared => shared,
                    Covariance.Diagonal => Matrix<double>.Build.DenseOfDiagonalVector(scatter.Diagonal() / rows.RowCount),
                    _ => scatter / rows.RowCount,
                }
        );
        var shrunk = covariances.Select(c => IncompleteGaussian.Shrink(c, shrinkage));
        return new(
            Array.ConvertAll(groups, rows => (double)rows.RowCount / x.Count),
            [.. means.Zip(shrunk, (mean, c) => new GaussianVector(mean, c))]
        );
    }

    /// <summary>Maximum likelihood with full covariances from examples with holes: see <see cref="IncompleteGaussian"/>.</summary>
    /// <param name="x">[N][D]; NaN where nothing was seen. Of each class, each coordinate is seen at least once.</param>
    /// <param name="y">[N], 0 … K − 1, each at least once.</param>
    /// <param name="shrinkage">γ, 0 … 1, as in <see cref="Fit"/>.</param>
    /// <param name="iterations">Of expectation–maximisation.</param>
    public static GaussianClassifier FitIncomplete(
        IReadOnlyList<double[]> x,
        IReadOnlyList<int> y,
        double shrinkage = 0,
        int iterations = 20
    )
    {
        var (_, count) = Labelled.Check(x, y);
        double[][][] groups = [.. Enumerable.Range(0, count).Select(k => x.Where((_, i) => y[i] == k).ToArray())];
        return new(
            Array.ConvertAll(groups, rows => (double)rows.Length / x.Count),
            Array.ConvertAll(groups, rows => IncompleteGaussian.Fit(rows, shrinkage, iterations).Law)
        );
    }

    /// <summary>p(y), [K].</summary>
    public IReadOnlyList<double> Priors => priors;

    /// <summary>p(x | y), [K].</summary>
    public IReadOnlyList<GaussianVector> Classes => classes;

    /// <summary>log p(x, y) for every y, [K], in nats.</summary>
    public double[] LogJoint(double[] x) => [.. classes.Zip(priors, (law, prior) => law.LogDensity(x) + Math.Log(prior))];

    /// <summary>log p(x) = log Σ_y p(x, y), in nats: how usual x is.</summary>
    public double LogDensity(double[] x) => Mixing.LogSumExp(LogJoint(x));

    /// <summary>p(y | x) = p(x, y)/p(x), [K].</summary>
    public double[] ClassProbabilities(double[] x) => Labelled.Softmax(LogJoint(x));

    /// <summary>The y with the largest p(y | x).</summary>
    public int Classify(double[] x)
    {
        var joint = LogJoint(x);
        return Array.IndexOf(joint, joint.Max());
    }

    /// <summary>The same model of some of the coordinates, the others integrated out: of a Gaussian they are simply dropped.</summary>
    /// <param name="kept">Indices, 0 … D − 1, at least one.</param>
    public GaussianClassifier Marginal(IReadOnlyList<int> kept) =>
        new(priors, Array.ConvertAll(classes, law => law.Marginal(kept)));

    /// <summary>New examples: y from p(y), then x from p(x | y).</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public (double[][] X, int[] Y) Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var (x, y) = (new double[count][], new int[count]);
        for (var i = 0; i < count; i++)
        {
            y[i] = Mixing.Choose(priors, random.NextDouble());
            x[i] = classes[y[i]].Sample(random);
        }
        return (x, y);
    }

    /// <summary>w and b of log p(1 | x)/p(0 | x) = w·x + b for two classes with one covariance: w = Σ⁻¹(μ₁ − μ₀).</summary>
    /// <exception cref="InvalidOperationException">Not two classes, or different covariances: then it is not linear.</exception>
    public (double[] Weights, double Bias) LinearLogOdds()
    {
        if (classes.Length != 2 || !classes[0].Covariance.Equals(classes[1].Covariance))
            throw new InvalidOperationException("expected two classes that share a covariance");
        var (first, second) = (classes[0], classes[1]);
        var weights = first.Covariance.Cholesky().Solve(second.Mean - first.Mean);
        var bias = -(second.Mean + first.Mean).DotProduct(weights) / 2 + Math.Log(priors[1] / priors[0]);
        return (weights.ToArray(), bias);
    }

    private static Matrix<double> Scatter(Matrix<double> rows, Vector<double> mean)
    {
        var centred = rows - Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (_, j) => mean[j]);
        return centred.TransposeThisAndMultiply(centred);
    }
}
