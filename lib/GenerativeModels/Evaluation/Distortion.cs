using GenerativeModels.Data;
using MathNet.Numerics.Random;

namespace GenerativeModels.Evaluation;

/// <summary>Images a little stretched, slanted, turned and shifted: what few examples a small classifier has go further.</summary>
internal static class Distortion
{
    private const double Stretch = 0.28;
    private const double Shift = 0.7;

    /// <summary>The images, and <paramref name="copies"/> − 1 distorted copies of each, [copies · N · D] in 0 … 1, copy by copy.</summary>
    public static float[] Copies(ImageData images, int copies, int seed)
    {
        var random = new Xoshiro256StarStar(seed);
        var all = new float[copies * images.Pixels.Length];
        for (var n = 0; n < copies * images.Count; n++)
        {
            var target = all.AsSpan(n * images.Dim, images.Dim);
            var source = images[n % images.Count];
            if (n < images.Count)
                Warp(source, target, images.Width, [1, 0, 0, 1, 0, 0]);
            else
                Warp(
                    source,
                    target,
                    images.Width,
                    [1 + Within(Stretch), Within(Stretch), Within(Stretch), 1 + Within(Stretch), Within(Shift), Within(Shift)]
                );
        }
        for (var i = 0; i < all.Length; i++)
            all[i] /= images.Levels - 1;
        return all;

        double Within(double limit) => (2 * random.NextDouble() - 1) * limit;
    }

    /// <summary>target(p) = source(A (p − centre) + centre + t), bilinear, with nothing outside; map = (A row by row, t).</summary>
    private static void Warp(ReadOnlySpan<byte> source, Span<float> target, int side, ReadOnlySpan<double> map)
    {
        var centre = (side - 1) / 2.0;
        for (var i = 0; i < side; i++)
        for (var j = 0; j < side; j++)
        {
            var (dy, dx) = (i - centre, j - centre);
            var (y, x) = (map[0] * dy + map[1] * dx + centre + map[4], map[2] * dy + map[3] * dx + centre + map[5]);
            var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
            var (down, right) = (y - top, x - left);
            var upper = (1 - right) * At(source, side, top, left) + right * At(source, side, top, left + 1);
            var lower = (1 - right) * At(source, side, top + 1, left) + right * At(source, side, top + 1, left + 1);
            target[i * side + j] = (float)((1 - down) * upper + down * lower);
        }
    }

    private static double At(ReadOnlySpan<byte> image, int side, int row, int column) =>
        row >= 0 && row < side && column >= 0 && column < side ? image[row * side + column] : 0;
}
