namespace GenerativeModels.Data;

/// <summary>The ways of holding N points of D dimensions: a tensor, a rectangular array, an array a point.</summary>
public static class PointArrays
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

    /// <summary>[N, D], on any device, of any type → double[N, D].</summary>
    /// <exception cref="ArgumentException">x has not two axes.</exception>
    public static double[,] ToPoints(this Tensor x)
    {
        if (x.dim() != 2)
            throw new ArgumentException($"expected x: [N, D], got [{string.Join(", ", x.shape)}]", nameof(x));
        using var scope = NewDisposeScope();
        var flat = x.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
        var points = new double[x.shape[0], x.shape[1]];
        Buffer.BlockCopy(flat, 0, points, 0, flat.Length * sizeof(double));
        return points;
    }
}
