namespace GenerativeModels.Flows;

/// <summary>Reorders the coordinates: volume stays, and the next coupling transforms what this one kept.</summary>
public sealed class Permutation : Bijection
{
    private readonly Tensor order;
    private readonly Tensor inverse;
    private readonly int dim;

    /// <summary>x[i] = z[order[i]].</summary>
    /// <param name="order">Each of 0 … D − 1 once.</param>
    /// <exception cref="ArgumentException">Not a permutation.</exception>
    public Permutation(params int[] order)
        : base(nameof(Permutation))
    {
        if (!order.Order().SequenceEqual(Enumerable.Range(0, order.Length)))
            throw new ArgumentException(
                $"expected each of 0 … {order.Length - 1} once, got [{string.Join(", ", order)}]",
                nameof(order)
            );
        dim = order.Length;
        this.order = tensor(Array.ConvertAll(order, i => (long)i));
        inverse = this.order.argsort();
        RegisterComponents();
    }

    /// <summary>Last coordinate first.</summary>
    public static Permutation Reverse(int dim) => new([.. Enumerable.Range(0, dim).Reverse()]);

    /// <summary>Any order, drawn once.</summary>
    /// <param name="dim">D.</param>
    /// <param name="rng">A generator of the CPU, where the model begins.</param>
    public static Permutation Random(int dim, Generator rng)
    {
        using var drawn = randperm(dim, dtype: ScalarType.Int64, generator: rng);
        return new([.. drawn.data<long>().Select(i => (int)i)]);
    }

    /// <summary>Pixels of a square image, row by row, to the dark squares of a chessboard followed by the light ones.</summary>
    /// <param name="side">Of the image, even: then both colours have side²/2.</param>
    public static Permutation Checkerboard(int side)
    {
        if (side <= 0 || side % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(side), side, "expected a positive even side");
        int[] squares = [.. Enumerable.Range(0, side * side).OrderBy(i => (i / side + i % side) % 2)];
        var order = new int[squares.Length];
        for (var place = 0; place < order.Length; place++)
            order[squares[place]] = place;
        return new(order);
    }

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z) => Reorder(z, order, nameof(z));

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x) => Reorder(x, inverse, nameof(x));

    private (Tensor, Tensor) Reorder(Tensor value, Tensor index, string name)
    {
        Check(value, dim, name);
        return (value.index_select(1, index), zeros(value.shape[0], dtype: value.dtype, device: value.device));
    }
}
