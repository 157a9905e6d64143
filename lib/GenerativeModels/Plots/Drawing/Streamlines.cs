namespace GenerativeModels.Plots;

/// <summary>Lines along a vector field, evenly spread: at most one passes through each cell of a grid.</summary>
/// <remarks>Midpoint rule at unit speed, on the unit square, in steps of a quarter cell; a line ends where another has been.</remarks>
internal sealed class Streamlines
{
    private const int StepsPerCell = 4;

    private readonly Func<double, double, (double X, double Y)> v;
    private readonly (double From, double To) x;
    private readonly (double From, double To) y;
    private readonly int cells;
    private readonly bool[,] taken;

    private Streamlines(
        Func<double, double, (double X, double Y)> v,
        (double From, double To) x,
        (double From, double To) y,
        int cells
    ) => (this.v, this.x, this.y, this.cells, taken) = (v, x, y, cells, new bool[cells, cells]);

    /// <param name="v">The field.</param>
    /// <param name="x">The range of x₁.</param>
    /// <param name="y">The range of x₂.</param>
    /// <param name="cells">Cells a side.</param>
    public static IReadOnlyList<Points> Of(
        Func<double, double, (double X, double Y)> v,
        (double From, double To) x,
        (double From, double To) y,
        int cells
    )
    {
        var field = new Streamlines(v, x, y, cells);
        return [.. field.Seeds().Select(field.Trace).OfType<Points>()];
    }

    /// <summary>The middles of all cells, from the border inwards: long lines come first.</summary>
    private IEnumerable<(double X, double Y)> Seeds() =>
        from row in Enumerable.Range(0, cells)
        from column in Enumerable.Range(0, cells)
        let border = Math.Min(Math.Min(row, cells - 1 - row), Math.Min(column, cells - 1 - column))
        orderby border
        select ((column + 0.5) / cells, (row + 0.5) / cells);

    private Points? Trace((double X, double Y) seed)
    {
        if (Taken(seed))
            return null;
        var own = new HashSet<(int, int)> { Cell(seed) };
        var back = Follow(seed, -1, own);
        var ahead = Follow(seed, 1, own);
        if (back.Count + ahead.Count < 3 * StepsPerCell)
            return null;
        foreach (var (column, row) in own)
            taken[row, column] = true;
        back.Reverse();
        return Points.From([.. back.Select(Place), Place(seed), .. ahead.Select(Place)]);
    }

    private List<(double X, double Y)> Follow((double X, double Y) from, int sign, HashSet<(int, int)> own)
    {
        var path = new List<(double X, double Y)>();
        var step = sign / (double)(StepsPerCell * cells);
        var (at, last) = (from, Cell(from));
        while (path.Count < 4 * StepsPerCell * cells)
        {
            var middle = Direction(at) is { } d ? (at.X + step / 2 * d.X, at.Y + step / 2 * d.Y) : at;
            if (Direction(middle) is not { } direction)
                break;
            at = (at.X + step * direction.X, at.Y + step * direction.Y);
            if (at.X is < 0 or > 1 || at.Y is < 0 or > 1 || Taken(at))
                break;
            // A cell that this line has left before: it closes, or winds up.
            if (Cell(at) != last && !own.Add(last = Cell(at)))
                break;
            path.Add(at);
        }
        return path;
    }

    /// <summary>The field's direction on the unit square; nothing where it vanishes.</summary>
    private (double X, double Y)? Direction((double X, double Y) at)
    {
        var place = Place(at);
        var value = v(place.X, place.Y);
        var (dx, dy) = (value.X / (x.To - x.From), value.Y / (y.To - y.From));
        var length = Math.Sqrt(dx * dx + dy * dy);
        return length > 1e-12 && double.IsFinite(length) ? (dx / length, dy / length) : null;
    }

    private (double X, double Y) Place((double X, double Y) at) =>
        (x.From + at.X * (x.To - x.From), y.From + at.Y * (y.To - y.From));

    private bool Taken((double X, double Y) at) => Cell(at) is var (column, row) && taken[row, column];

    private (int Column, int Row) Cell((double X, double Y) at) =>
        (Math.Clamp((int)(at.X * cells), 0, cells - 1), Math.Clamp((int)(at.Y * cells), 0, cells - 1));
}
