using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>A critic that judges m examples at once, all data or all fakes: what lacks variety shows within the pack.</summary>
/// <remarks>PacGAN: Lin, Khetan, Fanti, Oh 2018, arXiv:1712.04086. The batch size has to be a multiple of m.</remarks>
public sealed class Packed : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> critic;
    private readonly int size;

    /// <summary>Packs neighbouring rows of a batch.</summary>
    /// <param name="critic">[B/m, m · D] → [B/m, 1].</param>
    /// <param name="size">m ≥ 1.</param>
    public Packed(Module<Tensor, Tensor> critic, int size)
        : base(nameof(Packed))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (this.critic, this.size) = (critic, size);
        RegisterComponents();
    }

    /// <summary>x: [B, D] → [B/m, 1].</summary>
    /// <exception cref="ArgumentException">B is not a multiple of m.</exception>
    public override Tensor forward(Tensor input)
    {
        if (input.dim() != 2 || input.shape[0] % size != 0)
            throw new ArgumentException(
                $"expected x: [B, D] with B a multiple of {size}, got [{string.Join(", ", input.shape)}]",
                nameof(input)
            );
        using var scope = NewDisposeScope();
        return critic.call(input.reshape(input.shape[0] / size, -1)).MoveToOuterDisposeScope();
    }
}
