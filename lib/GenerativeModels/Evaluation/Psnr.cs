using static TorchSharp.torch;

namespace GenerativeModels.Evaluation;

/// <summary>Peak signal-to-noise ratio: how far an image is from its reference, in decibels.</summary>
public static class Psnr
{
    /// <summary>10 log₁₀(peak² / MSE), the mean taken over all pixels of all images; +∞ for equal ones.</summary>
    /// <param name="x">[N, D].</param>
    /// <param name="reference">[N, D].</param>
    /// <param name="peak">The range of a pixel, &gt; 0.</param>
    public static double Of(Tensor x, Tensor reference, double peak = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peak);
        if (!x.shape.SequenceEqual(reference.shape))
            throw new ArgumentException(
                $"expected reference: [{string.Join(", ", x.shape)}], got [{string.Join(", ", reference.shape)}]",
                nameof(reference)
            );
        using var scope = NewDisposeScope();
        var error = (x.detach() - reference.detach()).to(ScalarType.Float64).square().mean().cpu().item<double>();
        return 10 * Math.Log10(peak * peak / error);
    }
}
