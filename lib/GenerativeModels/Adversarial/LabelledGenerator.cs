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
