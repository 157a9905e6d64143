namespace GenerativeModels.Adversarial;

/// <summary>The simplest way to train an implicit model: make averages over its samples equal those over the data. Nobody plays against it.</summary>
public static class MomentMatching
{
    /// <summary>Σ (E xᵢ… − E yᵢ…)² over the means of all monomials up to a degree, each once: mean, covariance, skewness …</summary>
    /// <param name="x">Data, [B, D].</param>
    /// <param name="y">Samples, [M, D].</param>
    /// <param name="degree">1 … 6. There are (D + degree over degree) − 1 monomials.</param>
    /// <returns>One element, differentiable by x and y.</returns>
    public static Tensor Monomials(Tensor x, Tensor y, int degree)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, 6);
        Check(x, y);
        using var scope = NewDisposeScope();
        return (Means(x, degree) - Means(y, degree)).square().sum().MoveToOuterDisposeScope();
    }

    /// <summary>
    /// MMD² = E k(x, x') + E k(y, y') − 2 E k(x, y), unbiased, k = Σ_ℓ exp(−|x − y|²/2ℓ²): the squared distance of the means of
    /// infinitely many features, zero only where the distributions are equal.
    /// </summary>
    /// <param name="x">Data, [B, D], B ≥ 2.</param>
    /// <param name="y">Samples, [M, D], M ≥ 2.</param>
    /// <param name="bandwidths">ℓ, each &gt; 0.</param>
    /// <returns>One element, differentiable by x and y; it may be negative.</returns>
    /// <remarks>
    /// Generative moment matching networks: Li, Swersky, Zemel 2015, arXiv:1502.02761; Dziugaite, Roy, Ghahramani 2015, arXiv:1505.03906.
    /// </remarks>
    public static Tensor Kernel(Tensor x, Tensor y, params double[] bandwidths)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bandwidths.Length);
        Check(x, y);
        using var scope = NewDisposeScope();
        var (n, m) = (x.shape[0], y.shape[0]);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2, nameof(x));
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 2, nameof(y));
        var centre = cat([x, y]).detach().mean([0L]); // distances stay, and their squares are not small differences of large ones
        var (a, b) = (x - centre, y - centre);
        return (Within(Kernels(a, a)) + Within(Kernels(b, b)) - 2 * Kernels(a, b).mean()).MoveToOuterDisposeScope();

        Tensor Kernels(Tensor p, Tensor q)
        {
            using var inner = NewDisposeScope();
            var distance = (p.square().sum(1, keepdim: true) + q.square().sum(1) - 2 * p.mm(q.t())).clamp(min: 0);
            return bandwidths
                .Select(l => (distance * (-0.5 / (l * l))).exp())
                .Aggregate((one, other) => one + other)
                .MoveToOuterDisposeScope();
        }

        // The diagonal as it is: k(x, x) is 1 only up to the rounding of |x|² − 2 x·x + |x|².
        static Tensor Within(Tensor square) =>
            (square.sum() - square.diagonal().sum()) / (square.shape[0] * (square.shape[0] - 1));
    }

    /// <summary>Means of all monomials of degree 1 … <paramref name="degree"/>, one vector.</summary>
    private static Tensor Means(Tensor x, int degree)
    {
        var dim = (int)x.shape[1];
        var columns = Enumerable.Range(0, dim).Select(d => x.select(1, d)).ToArray();
        var (all, last) = (new List<Tensor>(), new List<(Tensor Product, int From)> { (ones_like(columns[0]), 0) });
        for (var order = 1; order <= degree; order++)
        {
            last = [.. last.SelectMany(p => Enumerable.Range(p.From, dim - p.From).Select(d => (p.Product * columns[d], d)))];
            all.AddRange(last.Select(p => p.Product.mean()));
        }
        return stack(all);
    }

    private static void Check(Tensor x, Tensor y)
    {
        if (x.dim() != 2 || y.dim() != 2 || x.shape[1] != y.shape[1])
            throw new ArgumentException(
                $"expected x: [B, D] and y: [M, D], got [{string.Join(", ", x.shape)}] and [{string.Join(", ", y.shape)}]"
            );
    }
}
