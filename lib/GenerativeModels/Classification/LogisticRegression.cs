using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GenerativeModels.Classification;

/// <summary>p(y | x) = softmax_y(w_y·x + b_y): the boundary is learned, and nothing about x.</summary>
public sealed class LogisticRegression
{
    private readonly Matrix<double> weights;

    private LogisticRegression(Matrix<double> weights) => this.weights = weights;

    /// <summary>Maximises the mean log p(y | x) − ½ λ Σ w², which has one maximum; the biases b are not penalised.</summary>
    /// <param name="x">[N][D].</param>
    /// <param name="y">[N], 0 … K − 1, each at least once.</param>
    /// <param name="penalty">λ &gt; 0: without it the weights of separable classes grow for ever, and are not unique.</param>
    /// <param name="iterations">At most; it stops when the gradient is below 1e-6.</param>
    /// <remarks>By limited-memory BFGS from w = 0, so it needs no randomness.</remarks>
    public static LogisticRegression Fit(
        IReadOnlyList<double[]> x,
        IReadOnlyList<int> y,
        double penalty = 1e-3,
        int iterations = 1000
    )
    {
        var (dim, classes) = Labelled.Check(x, y);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        var inputs = Matrix<double>.Build.Dense(x.Count, dim + 1, (i, j) => j < dim ? x[i][j] : 1);
        var objective = ObjectiveFunction.Gradient(theta => Evaluate(inputs, y, theta, classes, penalty));
        var start = Vector<double>.Build.Dense((dim + 1) * classes);
        var found = Minimise(objective, start, iterations);
        return new(Matrix<double>.Build.Dense(dim + 1, classes, found.ToArray()));
    }

    /// <summary>w_y, [D], of one class.</summary>
    public double[] Weights(int y) => weights.Column(y, 0, weights.RowCount - 1).ToArray();

    /// <summary>b_y.</summary>
    public double Bias(int y) => weights[weights.RowCount - 1, y];

    /// <summary>p(y | x), [K].</summary>
    public double[] ClassProbabilities(double[] x) => Labelled.Softmax(Logits(x));

    /// <summary>The y with the largest p(y | x).</summary>
    public int Classify(double[] x)
    {
        var logits = Logits(x);
        return Array.IndexOf(logits, logits.Max());
    }

    private double[] Logits(double[] x)
    {
        if (x.Length != weights.RowCount - 1)
            throw new ArgumentException($"expected x: [{weights.RowCount - 1}], got [{x.Length}]", nameof(x));
        return (Vector<double>.Build.Dense([.. x, 1]) * weights).ToArray();
    }

    private static Vector<double> Minimise(IObjectiveFunction objective, Vector<double> start, int iterations)
    {
        var minimiser = new LimitedMemoryBfgsMinimizer(1e-6, 1e-12, 1e-14, memory: 20, maximumIterations: iterations);
        return minimiser.FindMinimum(objective, start).MinimizingPoint;
    }

    /// <summary>The mean loss and its gradient Xᵀ(P − Y)/N + λw.</summary>
    private static (double, Vector<double>) Evaluate(
        Matrix<double> inputs,
        IReadOnlyList<int> y,
        Vector<double> theta,
        int classes,
        double penalty
    )
    {
        var (n, rows) = (inputs.RowCount, inputs.ColumnCount);
        var weights = Matrix<double>.Build.Dense(rows, classes, theta.ToArray());
        var logits = inputs * weights;
        var (loss, errors) = (0.0, Matrix<double>.Build.Dense(n, classes));
        for (var i = 0; i < n; i++)
        {
            var p = Labelled.Softmax(logits.Row(i).ToArray());
            loss -= Math.Log(Math.Max(p[y[i]], double.Epsilon)) / n;
            p[y[i]] -= 1;
            errors.SetRow(i, p);
        }
        var penalised = weights.Clone();
        penalised.ClearRow(rows - 1);
        var gradient = inputs.TransposeThisAndMultiply(errors) / n + penalty * penalised;
        loss += penalty / 2 * penalised.Enumerate().Sum(w => w * w);
        return (loss, Vector<double>.Build.Dense(gradient.ToColumnMajorArray()));
    }
}
