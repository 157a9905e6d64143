using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>f_θ(x, t): a fully connected network on ℝᴰ that is told the time.</summary>
/// <remarks>Beside x it sees the <see cref="TimeFeatures"/> of t.</remarks>
public sealed class TimeMlp : Module<Tensor, Tensor, Tensor>
{
    private readonly int dim;
    private readonly TimeFeatures time;
    private readonly Sequential net;

    /// <param name="dim">D, of x.</param>
    /// <param name="width">Features of a hidden layer.</param>
    /// <param name="hidden">How many hidden layers.</param>
    /// <param name="frequencies">F.</param>
    /// <param name="outputs">Features out; null: D.</param>
    /// <param name="activation">Makes one activation; null: SiLU.</param>
    /// <param name="dropout">In the hidden layers.</param>
    public TimeMlp(
        int dim,
        int width = 128,
        int hidden = 3,
        int frequencies = 6,
        int? outputs = null,
        Func<Module<Tensor, Tensor>>? activation = null,
        double dropout = 0
    )
        : base(nameof(TimeMlp))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        this.dim = dim;
        time = new TimeFeatures(frequencies);
        net = Mlp.Create(dim + 1 + 2 * frequencies, outputs ?? dim, width, hidden, dropout, activation);
        RegisterComponents();
    }

    /// <summary>x: [B, D], t: [B], usually 0 … 1 → [B, outputs].</summary>
    /// <exception cref="ArgumentException">Other shapes.</exception>
    public override Tensor forward(Tensor x, Tensor t)
    {
        if (x.dim() != 2 || x.shape[1] != dim || t.dim() != 1 || t.shape[0] != x.shape[0])
            throw new ArgumentException(
                $"expected x: [B, {dim}] and t: [B], got [{string.Join(", ", x.shape)}] and [{string.Join(", ", t.shape)}]"
            );
        using var scope = NewDisposeScope();
        return net.call(cat([x, time.call(t)], dim: 1)).MoveToOuterDisposeScope();
    }
}
