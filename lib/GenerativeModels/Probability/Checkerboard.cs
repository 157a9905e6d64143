using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>Uniform on every other square of a board about the origin; nothing lies on the squares between.</summary>
public sealed class Checkerboard : Planar
{
    private readonly int squares;
    private readonly double side;

    /// <param name="squares">Along an axis: an even number, so that half of them are filled.</param>
    /// <param name="side">The side of a square, &gt; 0.</param>
    public Checkerboard(int squares = 4, double side = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(squares);
        if (squares % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(squares), squares, "expected an even number of squares");
        if (!(side > 0))
            throw new ArgumentOutOfRangeException(nameof(side), side, "expected a positive side");
        (this.squares, this.side) = (squares, side);
    }

    /// <inheritdoc/>
    public override (double Low, double High) XRange => (-squares * side / 2, squares * side / 2);

    /// <inheritdoc/>
    public override (double Low, double High) YRange => XRange;

    /// <inheritdoc/>
    public override double LogDensity(double x, double y)
    {
        var (i, j) = (Math.Floor(x / side + squares / 2.0), Math.Floor(y / side + squares / 2.0));
        var inside = i >= 0 && i < squares && j >= 0 && j < squares && (i + j) % 2 == 0;
        return inside ? -Entropy() : double.NegativeInfinity;
    }

    /// <inheritdoc/>
    public override double[,] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count, 2];
        for (var n = 0; n < count; n++)
        {
            var row = random.Next(squares);
            var column = 2 * random.Next(squares / 2) + row % 2;
            (draws[n, 0], draws[n, 1]) = (Place(column), Place(row));
        }
        return draws;

        double Place(int square) => (square + random.NextDouble() - squares / 2.0) * side;
    }

    /// <summary>H = log(area), in nats: with area = squares² side²/2.</summary>
    public override double Entropy(int count = 400) => Math.Log(squares * side * squares * side / 2);
}
