using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Numbers = System.Numerics.Vector<double>;

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
        double[][] inputs = [.. x.Select(row => (double[])[.. row, 1])];
        var objective = ObjectiveFunction.Gradient(theta => Evaluate(inputs, y, theta.ToArray(), penalty));
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

    /// <summary>The mean loss and its gradient Xᵀ(P − Y)/N + λw. theta: the weights and the bias of one class after the other.</summary>
    private static (double, Vector<double>) Evaluate(double[][] inputs, IReadOnlyList<int> y, double[] theta, double penalty)
    {
        var (n, rows) = (inputs.Length, inputs[0].Length);
        var (loss, gradient, logits) = (0.0, new double[theta.Length], new double[theta.Length / rows]);
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < logits.Length; k++)
                logits[k] = Dot(inputs[i], theta.AsSpan(k * rows, rows));
            var p = Labelled.Softmax(logits);
            loss -= Math.Log(Math.Max(p[y[i]], double.Epsilon)) / n;
            p[y[i]] -= 1;
            for (var k = 0; k < p.Length; k++)
                Add(gradient.AsSpan(k * rows, rows), p[k] / n, inputs[i]);
        }
        for (var j = 0; j < theta.Length; j++)
            if (j % rows < rows - 1)
            {
                gradient[j] += penalty * theta[j];
                loss += penalty / 2 * theta[j] * theta[j];
            }
        return (loss, Vector<double>.Build.Dense(gradient));
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (i, width) = (0, Numbers.Count);
        var sums = Numbers.Zero;
        for (; i <= a.Length - width; i += width)
            sums += new Numbers(a[i..]) * new Numbers(b[i..]);
        var sum = System.Numerics.Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>target ← target + factor · x.</summary>
    private static void Add(Span<double> target, double factor, ReadOnlySpan<double> x)
    {
        var (i, width) = (0, Numbers.Count);
        for (; i <= x.Length - width; i += width)
            (new Numbers(target[i..]) + factor * new Numbers(x[i..])).CopyTo(target[i..]);
        for (; i < x.Length; i++)
            target[i] += factor * x[i];
    }
}
