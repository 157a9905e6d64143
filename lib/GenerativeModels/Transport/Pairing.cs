namespace GenerativeModels.Transport;

/// <summary>Which noise goes with which datum: takes x₀ [B, …] and x₁ [B, …], returns pairs with the same rows.</summary>
/// <param name="x0">Noise.</param>
/// <param name="x1">Data.</param>
public delegate (Tensor X0, Tensor X1) Pairing(Tensor x0, Tensor x1);

/// <summary>Pairings of noise and data.</summary>
public static class Pairings
{
    /// <summary>As they came: independent, where they were drawn so.</summary>
    public static Pairing Independent { get; } = static (x0, x1) => (x0, x1);

    /// <summary>The pairing of the batch with the least Σ‖x₀ − x₁‖², whose straight paths do not cross within the batch.</summary>
    /// <remarks>
    /// Both marginals stay as they were, and as the batch grows the pairs tend to the optimal transport plan: Pooladian et al. 2023,
    /// arXiv:2304.14772; Tong et al. 2024, arXiv:2302.00482. O(B³) on the CPU: a batch of 256 takes some milliseconds.
    /// </remarks>
    public static Pairing OptimalTransport { get; } =
        static (x0, x1) =>
        {
            CheckShapes(x0, x1);
            using var scope = NewDisposeScope();
            using var off = no_grad();
            var n = (int)x1.shape[0];
            var (a, b) = (Rows(x1), Rows(x0));
            // The squares change no pairing, but the search for it: distances near zero are prices nearly right to begin with.
            var squared = a.square().sum(1, keepdim: true) + b.square().sum(1) - 2 * a.mm(b.t()); // ‖x₁ − x₀‖²
            var cost = new double[n, n];
            Buffer.BlockCopy(squared.cpu().data<double>().ToArray(), 0, cost, 0, n * n * sizeof(double));
            long[] order = Array.ConvertAll(Assignment.Solve(cost), j => (long)j);
            return (x0.index_select(0, tensor(order, device: x0.device)).MoveToOuterDisposeScope(), x1);
        };

    /// <summary>Pairs within pools of consecutive rows: for sets too large to be paired at once.</summary>
    /// <param name="pairing">Of each pool.</param>
    /// <param name="size">Rows in a pool; the last one may have fewer.</param>
    /// <returns>A pairing of all rows; it refuses x₀ and x₁ of different shapes.</returns>
    public static Pairing InPools(Pairing pairing, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return (x0, x1) =>
        {
            CheckShapes(x0, x1);
            using var scope = NewDisposeScope();
            var pools = x0.split(size).Zip(x1.split(size), (a, b) => pairing(a, b)).ToArray();
            var (starts, ends) = (cat([.. pools.Select(p => p.X0)]), cat([.. pools.Select(p => p.X1)]));
            return (starts.MoveToOuterDisposeScope(), ends.MoveToOuterDisposeScope());
        };
    }

    /// <summary>Throws unless every x₀ can have its x₁.</summary>
    internal static void CheckShapes(Tensor x0, Tensor x1)
    {
        if (!x0.shape.SequenceEqual(x1.shape))
            throw new ArgumentException(
                $"expected x0 and x1 of one shape, got [{string.Join(", ", x0.shape)}] and [{string.Join(", ", x1.shape)}]"
            );
    }

    /// <summary>[B, …] → [B, D] in double precision.</summary>
    private static Tensor Rows(Tensor x) => x.reshape(x.shape[0], -1).to_type(ScalarType.Float64);
}
