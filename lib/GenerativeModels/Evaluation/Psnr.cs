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

    /// <summary>The same for every image by itself, [N]: what confidence intervals are made from. A mean of decibels, not of errors.</summary>
    /// <inheritdoc cref="Of"/>
    public static double[] Each(Tensor x, Tensor reference, double peak = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peak);
        if (x.dim() != 2 || !x.shape.SequenceEqual(reference.shape))
            throw new ArgumentException(
                $"expected two times [N, D], got [{string.Join(", ", x.shape)}] and [{string.Join(", ", reference.shape)}]",
                nameof(reference)
            );
        using var scope = NewDisposeScope();
        var errors = (x.detach() - reference.detach()).to(ScalarType.Float64).square().mean([1L]).cpu();
        return Array.ConvertAll(errors.data<double>().ToArray(), error => 10 * Math.Log10(peak * peak / error));
    }
}
