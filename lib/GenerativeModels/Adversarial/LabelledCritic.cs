using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

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
