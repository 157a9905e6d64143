namespace GenerativeModels.Evaluation;

/// <summary>Who gets what, so that the sum of the costs is least.</summary>
public static class Assignment
{
    /// <summary>The column of each row, [N], so that Σ cost[row, column(row)] is least and no column is used twice.</summary>
    /// <param name="cost">[N, N], finite.</param>
    /// <remarks>
    /// Shortest augmenting paths with dual prices (Jonker and Volgenant 1987, Computing 38): O(N³) at worst, about N².⁵ on points of
    /// a plane.
    /// </remarks>
    /// <exception cref="ArgumentException">The matrix is not square, empty, or holds a number that is not finite.</exception>
    public static int[] Solve(double[,] cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var n = cost.GetLength(0);
        if (n == 0 || cost.GetLength(1) != n)
            throw new ArgumentException($"expected cost: [N, N], got [{n}, {cost.GetLength(1)}]", nameof(cost));
        foreach (var value in cost)
            if (!double.IsFinite(value))
                throw new ArgumentException($"expected finite costs, got {value}", nameof(cost));
        var (rowPrice, columnPrice) = (new double[n], new double[n]);
        var (columnOf, rowOf) = (new int[n], new int[n]);
        Array.Fill(columnOf, -1);
        Array.Fill(rowOf, -1);
        ReducePrices(cost, columnPrice, columnOf, rowOf);
        for (var row = 0; row < n; row++)
            rowPrice[row] = Cheapest(cost, columnPrice, row);
        var search = new Search(cost, rowPrice, columnPrice, columnOf, rowOf);
        for (var row = 0; row < n; row++)
            if (columnOf[row] < 0)
                search.Augment(row);
        return columnOf;
    }

    /// <summary>Each column costs at least its least entry; who has that entry takes it, if still free.</summary>
    private static void ReducePrices(double[,] cost, double[] columnPrice, int[] columnOf, int[] rowOf)
    {
        for (var column = columnPrice.Length - 1; column >= 0; column--)
        {
            var best = 0;
            for (var row = 1; row < columnOf.Length; row++)
                if (cost[row, column] < cost[best, column])
                    best = row;
            columnPrice[column] = cost[best, column];
            if (columnOf[best] < 0)
                (columnOf[best], rowOf[column]) = (column, best);
        }
    }

    private static double Cheapest(double[,] cost, double[] columnPrice, int row)
    {
        var least = double.PositiveInfinity;
        for (var column = 0; column < columnPrice.Length; column++)
            least = Math.Min(least, cost[row, column] - columnPrice[column]);
        return least;
    }

    /// <summary>Dijkstra's search over reduced costs cost − rowPrice − columnPrice ≥ 0, which are zero along the assignment.</summary>
    private sealed class Search(double[,] cost, double[] rowPrice, double[] columnPrice, int[] columnOf, int[] rowOf)
    {
        private readonly double[] distance = new double[columnPrice.Length];
        private readonly int[] previous = new int[columnPrice.Length];
        private readonly bool[] done = new bool[columnPrice.Length];

        public void Augment(int start)
        {
            Array.Fill(distance, double.PositiveInfinity);
            Array.Fill(previous, start);
            Array.Clear(done);
            var (row, length, last) = (start, 0.0, -1);
            while (last < 0)
            {
                var next = Relax(row, length);
                (length, done[next]) = (distance[next], true);
                if (rowOf[next] < 0)
                    last = next;
                else
                    row = rowOf[next];
            }
            UpdatePrices(start, length);
            while (true)
            {
                var owner = previous[last];
                rowOf[last] = owner;
                (columnOf[owner], last) = (last, columnOf[owner]);
                if (owner == start)
                    return;
            }
        }

        /// <summary>Looks from a row at every column that is not settled; the nearest of all is next.</summary>
        private int Relax(int row, double length)
        {
            var (next, least) = (-1, double.PositiveInfinity);
            for (var column = 0; column < done.Length; column++)
            {
                if (done[column])
                    continue;
                var through = length + cost[row, column] - rowPrice[row] - columnPrice[column];
                if (through < distance[column])
                    (distance[column], previous[column]) = (through, row);
                if (distance[column] < least)
                    (next, least) = (column, distance[column]);
            }
            return next;
        }

        private void UpdatePrices(int start, double length)
        {
            rowPrice[start] += length;
            for (var column = 0; column < done.Length; column++)
                if (done[column])
                {
                    columnPrice[column] -= length - distance[column];
                    if (rowOf[column] >= 0)
                        rowPrice[rowOf[column]] += length - distance[column];
                }
        }
    }
}
