using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>f_θ(x, t, s): a fully connected network on ℝᴰ that is told where a stretch of time begins and how long it is.</summary>
public sealed class IntervalMlp : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly TimeMlp net;

    /// <param name="dim">D, of x and of the result.</param>
    /// <param name="width">Features of a hidden layer.</param>
    /// <param name="hidden">How many hidden layers.</param>
    /// <param name="frequencies">Of the sines and cosines of t: see <see cref="TimeMlp"/>.</param>
    public IntervalMlp(int dim, int width = 128, int hidden = 3, int frequencies = 2)
        : base(nameof(IntervalMlp))
    {
        net = new TimeMlp(dim + 1, width, hidden, frequencies, outputs: dim);
        RegisterComponents();
    }

    /// <summary>x: [B, D], t: [B], s: [B] → [B, D].</summary>
    /// <exception cref="ArgumentException">Other shapes.</exception>
    public override Tensor forward(Tensor x, Tensor t, Tensor s)
    {
        if (s.dim() != 1 || s.shape[0] != x.shape[0])
            throw new ArgumentException($"expected s: [{x.shape[0]}], got [{string.Join(", ", s.shape)}]", nameof(s));
        using var scope = NewDisposeScope();
        return net.call(cat([x, (s - t).unsqueeze(1)], dim: 1), t).MoveToOuterDisposeScope();
    }
}
