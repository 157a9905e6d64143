namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes the spatial dimensions of [N, C, …] to a size, or by a factor for each.</summary>
            public static Tensor interpolate(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null,
                bool recompute_scale_factor = false,
                bool antialias = false
            )
            {
                var rank = (int)x.ndim - 2;
                if (size is null == scale_factor is null)
                    throw new ArgumentException("give either a size or a scale factor");
                if (scale_factor is { Length: 1 } && rank > 1)
                    scale_factor = [.. Enumerable.Repeat(scale_factor[0], rank)];
                if (size is { Length: 1 } && rank > 1)
                    size = [.. Enumerable.Repeat(size[0], rank)];
                if ((size?.Length ?? scale_factor!.Length) != rank)
                    throw new ArgumentException($"expected {rank} numbers for an input of shape [{string.Join(", ", x.shape)}]");
                if (recompute_scale_factor && scale_factor is not null)
                    (size, scale_factor) = ([.. x.shape[2..].Zip(scale_factor, (n, s) => (long)Math.Floor(n * s))], null);
                var align = align_corners ?? false;
                return (mode, rank) switch
                {
                    (InterpolationMode.Nearest, 1) => UpsampleNearest1d(x, size!, scale_factor!),
                    (InterpolationMode.Nearest, 2) => UpsampleNearest(x, size!, scale_factor!),
                    (InterpolationMode.Nearest, 3) => UpsampleNearest3d(x, size!, scale_factor!),
                    (InterpolationMode.NearestExact, 2) => UpsampleExact(x, size!, scale_factor!),
                    (InterpolationMode.Linear, 1) => UpsampleLinear(x, size!, align, scale_factor!),
                    (InterpolationMode.Bilinear, 2) when antialias => UpsampleBilinearSmooth(x, size!, align, scale_factor!),
                    (InterpolationMode.Bilinear, 2) => UpsampleBilinear(x, size!, align, scale_factor!),
                    (InterpolationMode.Trilinear, 3) => UpsampleTrilinear(x, size!, align, scale_factor!),
                    (InterpolationMode.Bicubic, 2) => UpsampleBicubic(x, size!, align, scale_factor!),
                    (InterpolationMode.Area, 1) => adaptive_avg_pool1d(x, Sizes()[0]),
                    (InterpolationMode.Area, 2) => adaptive_avg_pool2d(x, Sizes()),
                    (InterpolationMode.Area, 3) => adaptive_avg_pool3d(x, Sizes()),
                    _ => throw new ArgumentException(
                        $"{mode} does not serve an input of {rank} spatial dimensions",
                        nameof(mode)
                    ),
                };

                long[] Sizes() => size ?? [.. x.shape[2..].Zip(scale_factor!, (n, s) => (long)Math.Floor(n * s))];
            }

            public static Tensor upsample(
                Tensor input,
                long[]? size = null,
                double[]? scale_factor = null,
                UpsampleMode mode = UpsampleMode.Nearest,
                bool align_corners = false
            ) => interpolate(input, size, scale_factor, (InterpolationMode)mode, align_corners);

            public static Tensor upsample_nearest(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                bool align_corners = false
            ) => interpolate(x, size, scale_factor, InterpolationMode.Nearest, align_corners);

            public static Tensor upsample_bilinear(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                bool align_corners = false
            ) => interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);
        }
    }
}
