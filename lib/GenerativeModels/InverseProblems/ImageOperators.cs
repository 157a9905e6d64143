namespace GenerativeModels.InverseProblems;

/// <summary>What cameras do to an image [H · W], row by row from the top left.</summary>
public static class ImageOperators
{
    /// <summary>Some pixels are seen, the others are missing: (A x)ᵢ = x[kept i].</summary>
    /// <param name="dim">D, the pixels of an image.</param>
    /// <param name="kept">Which are seen, each once, at least one, 0 … D − 1.</param>
    /// <exception cref="ArgumentException">None is kept, one is kept twice, or one does not exist.</exception>
    public static LinearOperator Mask(int dim, IReadOnlyList<long> kept)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        if (kept.Count == 0 || kept.Distinct().Count() != kept.Count || kept.Any(i => i < 0 || i >= dim))
            throw new ArgumentException(
                $"expected different pixels 0 … {dim - 1}, got [{string.Join(", ", kept)}]",
                nameof(kept)
            );
        long[] indices = [.. kept];
        return new("mask", dim, indices.Length, See, PutBack);

        Tensor See(Tensor x)
        {
            using var scope = NewDisposeScope();
            return x.index_select(1, tensor(indices, device: x.device)).MoveToOuterDisposeScope();
        }

        Tensor PutBack(Tensor y)
        {
            using var scope = NewDisposeScope();
            var blank = zeros(y.shape[0], dim, dtype: y.dtype, device: y.device);
            return blank.index_add(1, tensor(indices, device: y.device), y, 1).MoveToOuterDisposeScope();
        }
    }

    /// <summary>Every factor × factor square becomes one pixel, its mean.</summary>
    /// <param name="height">H, a multiple of the factor.</param>
    /// <param name="width">W, a multiple of the factor.</param>
    /// <param name="factor">≥ 1.</param>
    public static LinearOperator Downsample(int height, int width, int factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        if (height <= 0 || width <= 0 || height % factor != 0 || width % factor != 0)
            throw new ArgumentException($"expected multiples of {factor}, got {height} × {width}");
        var (h, w) = (height / factor, width / factor);
        return new($"downsampling by {factor}", height * width, h * w, Shrink, Spread);

        Tensor Shrink(Tensor x) => x.reshape(-1, h, factor, w, factor).mean([2L, 4L]).flatten(1);

        Tensor Spread(Tensor y) => (y / (factor * factor)).reshape(-1, h, 1, w, 1).expand(-1, -1, factor, -1, factor).flatten(1);
    }

    /// <summary>A Gaussian blur: every pixel becomes a weighted mean of its neighbours, the weights being those inside of the image.</summary>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="stdDev">Of the weights, in pixels, &gt; 0.</param>
    /// <remarks>Separable: A = R ⊗ C with rows that sum to one, so a constant image stays as it is; not symmetric at the border.</remarks>
    public static LinearOperator Blur(int height, int width, double stdDev)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        var (rows, columns) = (Weights(height, stdDev), Weights(width, stdDev));
        return new(
            FormattableString.Invariant($"blur, σ = {stdDev:0.##}"),
            height * width,
            height * width,
            x => Both(x, false),
            y => Both(y, true)
        );

        Tensor Both(Tensor x, bool transposed)
        {
            using var scope = NewDisposeScope();
            var r = tensor(rows, dtype: x.dtype, device: x.device);
            var c = tensor(columns, dtype: x.dtype, device: x.device);
            var image = x.reshape(-1, height, width);
            var blurred = transposed ? r.t().matmul(image).matmul(c) : r.matmul(image).matmul(c.t());
            return blurred.flatten(1).MoveToOuterDisposeScope();
        }
    }

    /// <summary>The differences of neighbours, along rows and then along columns: M = H (W − 1) + (H − 1) W. What regularisers are made of.</summary>
    public static LinearOperator Differences(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        var (along, across) = (height * (width - 1), (height - 1) * width);
        return new("differences", height * width, along + across, Subtract, Gather);

        Tensor Subtract(Tensor x)
        {
            using var scope = NewDisposeScope();
            var image = x.reshape(-1, height, width);
            return cat([image.diff(dim: 2).flatten(1), image.diff(dim: 1).flatten(1)], 1).MoveToOuterDisposeScope();
        }

        Tensor Gather(Tensor y)
        {
            using var scope = NewDisposeScope();
            var rows = y.narrow(1, 0, along).reshape(-1, height, width - 1);
            var columns = y.narrow(1, along, across).reshape(-1, height - 1, width);
            return (Transposed(rows, 2) + Transposed(columns, 1)).flatten(1).MoveToOuterDisposeScope();
        }
    }

    /// <summary>The transpose of differences along one axis: 0 − d₀, d₀ − d₁, …, d_last − 0.</summary>
    private static Tensor Transposed(Tensor d, long axis)
    {
        var none = zeros_like(d.narrow(axis, 0, 1));
        return cat([none, d], axis) - cat([d, none], axis);
    }

    /// <summary>[n, n], each row a Gaussian about its own place, normalised over the places that exist.</summary>
    private static double[,] Weights(int n, double stdDev)
    {
        var weights = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            var row = Enumerable.Range(0, n).Select(j => Math.Exp(-(i - j) * (i - j) / (2 * stdDev * stdDev))).ToArray();
            for (var j = 0; j < n; j++)
                weights[i, j] = row[j] / row.Sum();
        }
        return weights;
    }
}
