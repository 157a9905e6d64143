using GenerativeModels.Data;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>A generator that is told a class and says which: z [B, L + K] → (G(z, y), y) as rows [B, D + K].</summary>
/// <remarks>
/// Conditional GAN: Mirza and Osindero 2014, arXiv:1411.1784. The last K numbers of z serve for nothing but y, the place of the largest of
/// them: all classes are equally likely under N(0, I), and a given class is asked for by one-hot numbers there. Data are rows (x, y) with y
/// one-hot, so that <see cref="Gan"/> and <see cref="Game"/> need to know nothing of classes.
/// </remarks>
public sealed class LabelledGenerator : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> generator;
    private readonly int classes;

    /// <param name="generator">(z, y) [B, L + K] → x [B, D].</param>
    /// <param name="classes">K.</param>
    public LabelledGenerator(Module<Tensor, Tensor> generator, int classes)
        : base(nameof(LabelledGenerator))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        (this.generator, this.classes) = (generator, classes);
        RegisterComponents();
    }

    /// <summary>z [B, L + K] → [B, D + K]; the last K columns are one-hot.</summary>
    /// <exception cref="ArgumentException">z has not as many as K columns.</exception>
    public override Tensor forward(Tensor input)
    {
        if (input.dim() != 2 || input.shape[1] < classes)
            throw new ArgumentException($"expected z: [B, L + {classes}], got [{string.Join(", ", input.shape)}]", nameof(input));
        using var scope = NewDisposeScope();
        var latents = input.shape[1] - classes;
        var y = functional.one_hot(input.narrow(1, latents, classes).argmax(1), classes).to(input.dtype);
        var x = generator.call(cat([input.narrow(1, 0, latents), y], dim: 1));
        return cat([x, y], dim: 1).MoveToOuterDisposeScope();
    }
}

/// <summary>A critic that is told the class: f(x, y) = f_y(x), one score for each class. Rows (x, y) [B, D + K], y one-hot.</summary>
/// <remarks>
/// The projection of Miyato and Koyama 2018, arXiv:1802.05637, with the class embeddings in the last layer. The slope of f by y is taken
/// as zero, so that a <see cref="GradientPenalty"/> holds the slope by x only.
/// </remarks>
public sealed class LabelledCritic : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> scores;
    private readonly int classes;

    /// <param name="scores">x [B, D] → (f_1 … f_K)(x) [B, K].</param>
    /// <param name="classes">K.</param>
    public LabelledCritic(Module<Tensor, Tensor> scores, int classes)
        : base(nameof(LabelledCritic))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        (this.scores, this.classes) = (scores, classes);
        RegisterComponents();
    }

    /// <summary>(x, y) [B, D + K] → f_y(x) [B, 1].</summary>
    /// <exception cref="ArgumentException">There are not more than K columns.</exception>
    public override Tensor forward(Tensor input)
    {
        if (input.dim() != 2 || input.shape[1] <= classes)
            throw new ArgumentException(
                $"expected (x, y): [B, D + {classes}], got [{string.Join(", ", input.shape)}]",
                nameof(input)
            );
        using var scope = NewDisposeScope();
        var pixels = input.shape[1] - classes;
        var y = input.narrow(1, pixels, classes).detach();
        return (scores.call(input.narrow(1, 0, pixels)) * y).sum(1, keepdim: true).MoveToOuterDisposeScope();
    }
}

/// <summary>Images with their classes as rows (x, y) [N, D + K], y one-hot: what <see cref="LabelledGenerator"/> forges.</summary>
public static class LabelledRows
{
    /// <summary>x: D pixels in 0 … 1; y: K numbers, one of them 1.</summary>
    /// <param name="images">With labels 0 … K − 1.</param>
    /// <param name="classes">K.</param>
    /// <param name="device">Where they go; null: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is K or more.</exception>
    public static Tensor Of(ImageData images, int classes = 10, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(images.Labels.Max(), classes, nameof(images));
        using var scope = NewDisposeScope();
        var labels = tensor(Array.ConvertAll(images.Labels, label => (long)label));
        var y = functional.one_hot(labels, classes).to(ScalarType.Float32);
        return cat([images.ToTensor(), y], dim: 1).to(device ?? CPU).MoveToOuterDisposeScope();
    }
}
