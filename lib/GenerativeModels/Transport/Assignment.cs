using System.Numerics;
using System.Runtime.InteropServices;

namespace GenerativeModels.Transport;

/// <summary>Who gets what, so that the sum of the costs is least.</summary>
public static class Assignment
{
    private const int Stride = 4;
    private const int Coarse = 64; // below, the prices of a sample say little

    /// <summary>The column of each row, [N], so that Σ cost[row, column(row)] is least and no column is used twice.</summary>
    /// <param name="cost">[N, N], finite.</param>
    /// <remarks>
    /// Shortest augmenting paths with dual prices (Jonker and Volgenant 1987, Computing 38): O(N³) at worst, about N².⁵ on points of
    /// a plane.
    /// </remarks>
    /// <exception cref="ArgumentException">The matrix is not square, empty, or holds a number that is not finite.</exception>
    public static int[] Solve(double[,] cost) => SolveWithPrices(cost).Columns;

    /// <summary>The assignment and its proof: prices that no pair undercuts and that every chosen pair pays exactly.</summary>
    /// <returns>
    /// Columns as <see cref="Solve"/> gives them, and u, v, [N], with u_i + v_j ≤ cost[i, j] everywhere and equality where j is i's
    /// column: Σ u + Σ v, the value of the dual programme, is the least cost.
    /// </returns>
    /// <param name="cost">[N, N], finite.</param>
    /// <exception cref="ArgumentException">The matrix is not square, empty, or holds a number that is not finite.</exception>
    public static (int[] Columns, double[] RowPrices, double[] ColumnPrices) SolveWithPrices(double[,] cost)
    {
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
        if (n < Coarse)
            ReducePrices(cost, columnPrice, columnOf, rowOf);
        else
            TakePricesOfSample(cost, columnPrice, columnOf, rowOf);
        Outbid(cost, columnPrice, columnOf, rowOf);
        for (var row = 0; row < n; row++)
            rowPrice[row] = Cheapest(cost, columnPrice, row).Least;
        var search = new Search(cost, rowPrice, columnPrice, columnOf, rowOf);
        for (var row = 0; row < n; row++)
            if (columnOf[row] < 0)
                search.Augment(row);
        return (columnOf, rowPrice, columnPrice);
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

    /// <summary>
    /// The prices of the same problem with every fourth row and column, v_j = min_i (cost[i, j] − u_i) over its rows i: nearly right for
    /// all where rows and columns are draws, and then few rows are left for the search. Rows take their cheapest column, if still free.
    /// </summary>
    private static void TakePricesOfSample(double[,] cost, double[] columnPrice, int[] columnOf, int[] rowOf)
    {
        var n = columnPrice.Length;
        var sample = new double[n / Stride, n / Stride];
        for (var row = 0; row < n / Stride; row++)
        for (var column = 0; column < n / Stride; column++)
            sample[row, column] = cost[row * Stride, column * Stride];
        var rowPrice = SolveWithPrices(sample).RowPrices;
        Array.Fill(columnPrice, double.PositiveInfinity);
        for (var row = 0; row < rowPrice.Length; row++)
        {
            var costs = Row(cost, row * Stride);
            for (var column = 0; column < n; column++)
                columnPrice[column] = Math.Min(columnPrice[column], costs[column] - rowPrice[row]);
        }
        for (var row = 0; row < n; row++)
        {
            var column = Cheapest(cost, columnPrice, row).Best;
            if (rowOf[column] < 0)
                (columnOf[row], rowOf[column]) = (column, row);
        }
    }

    /// <summary>
    /// Free rows take their cheapest column and lower its price by what it is ahead of the second, until they are all placed or have
    /// had two turns: cheap, and few are left for the search.
    /// </summary>
    private static void Outbid(double[,] cost, double[] columnPrice, int[] columnOf, int[] rowOf)
    {
        if (columnOf.Length < 2)
            return;
        for (var turn = 0; turn < 2; turn++)
        {
            var free = new Stack<int>(Enumerable.Range(0, columnOf.Length).Where(row => columnOf[row] < 0));
            for (var bids = 4 * columnOf.Length; bids > 0 && free.TryPop(out var row); bids--)
            {
                var (best, second, least, next) = Cheapest(cost, columnPrice, row);
                var column = next > least || rowOf[best] < 0 ? best : second;
                columnPrice[best] -= next - least;
                var owner = rowOf[column];
                (columnOf[row], rowOf[column]) = (column, row);
                if (owner < 0)
                    continue;
                columnOf[owner] = -1;
                if (next > least) // otherwise two rows could take turns for ever
                    free.Push(owner);
            }
        }
    }

    /// <summary>The two columns of a row with the least cost − price, and these differences.</summary>
    private static (int Best, int Second, double Least, double Next) Cheapest(double[,] cost, double[] columnPrice, int row)
    {
        var (best, second, least, next) = (-1, -1, double.PositiveInfinity, double.PositiveInfinity);
        var costs = Row(cost, row);
        for (var column = 0; column < costs.Length; column++)
        {
            var price = costs[column] - columnPrice[column];
            if (price >= next)
                continue;
            if (price < least)
                (best, second, least, next) = (column, best, price, least);
            else
                (second, next) = (column, price);
        }
        return (best, second, least, next);
    }

    private static ReadOnlySpan<double> Row(double[,] cost, int row) =>
        MemoryMarshal.CreateReadOnlySpan(ref cost[row, 0], cost.GetLength(1));

    /// <summary>Dijkstra's search over reduced costs cost − rowPrice − columnPrice ≥ 0, which are zero along the assignment.</summary>
    private sealed class Search(double[,] cost, double[] rowPrice, double[] columnPrice, int[] columnOf, int[] rowOf)
    {
        private readonly double[] distance = new double[columnPrice.Length];
        private readonly long[] previous = new long[columnPrice.Length];
        private readonly double[] barred = new double[columnPrice.Length]; // 0, or +∞ once a column is settled

        public void Augment(int start)
        {
            Array.Fill(distance, double.PositiveInfinity);
            Array.Fill(previous, start);
            Array.Clear(barred);
            var (row, length, last) = (start, 0.0, -1);
            while (last < 0)
            {
                var next = Relax(row, length);
                (length, barred[next]) = (distance[next], double.PositiveInfinity);
                if (rowOf[next] < 0)
                    last = next;
                else
                    row = rowOf[next];
            }
            UpdatePrices(start, length);
            while (true)
            {
                var owner = (int)previous[last];
                rowOf[last] = owner;
                (columnOf[owner], last) = (last, columnOf[owner]);
                if (owner == start)
                    return;
            }
        }

        /// <summary>Looks from a row at every column that is not settled; the nearest of all is next.</summary>
        private int Relax(int row, double length)
        {
            var costs = Row(cost, row);
            var (shift, column) = (length - rowPrice[row], 0);
            var (nearest, from) = (new Vector<double>(double.PositiveInfinity), new Vector<long>(row));
            for (; column <= costs.Length - Vector<double>.Count; column += Vector<double>.Count)
            {
                var bar = new Vector<double>(barred, column);
                var through =
                    new Vector<double>(costs[column..])
                    + new Vector<double>(shift)
                    - new Vector<double>(columnPrice, column)
                    + bar;
                var known = new Vector<double>(distance, column);
                var shorter = Vector.LessThan(through, known);
                known = Vector.ConditionalSelect(shorter, through, known);
                known.CopyTo(distance, column);
                Vector.ConditionalSelect(shorter, from, new Vector<long>(previous, column)).CopyTo(previous, column);
                nearest = Vector.Min(nearest, known + bar);
            }
            var least = double.PositiveInfinity;
            for (var lane = 0; lane < Vector<double>.Count; lane++)
                least = Math.Min(least, nearest[lane]);
            for (; column < costs.Length; column++)
            {
                var through = costs[column] + shift - columnPrice[column] + barred[column];
                if (through < distance[column])
                    (distance[column], previous[column]) = (through, row);
                least = Math.Min(least, distance[column] + barred[column]);
            }
            var next = 0;
            while (distance[next] + barred[next] != least)
                next++;
            return next;
        }

        private void UpdatePrices(int start, double length)
        {
            rowPrice[start] += length;
            for (var column = 0; column < barred.Length; column++)
                if (barred[column] > 0)
                {
                    columnPrice[column] -= length - distance[column];
                    if (rowOf[column] >= 0)
                        rowPrice[rowOf[column]] += length - distance[column];
                }
        }
    }
}
