namespace GenerativeModels.Evaluation;

/// <summary>The two ways of holding points: one rectangular array, or one array a point.</summary>
public static class PointRows
{
    /// <summary>[N, D] → [N][D].</summary>
    public static double[][] Rows(this double[,] points)
    {
        var rows = new double[points.GetLength(0)][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[points.GetLength(1)];
            for (var d = 0; d < rows[i].Length; d++)
                rows[i][d] = points[i, d];
        }
        return rows;
    }
}
