using GenerativeModels.Probability;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>A decoder-only transformer over tokens: p(x_{t+1} | x_{≤t}) for all t in one pass. [B, T] int64 to logits [B, T, V].</summary>
/// <remarks>Vaswani et al. 2017, arXiv:1706.03762, without the encoder; layer norms before each part, learned positions, as in GPT-2.</remarks>
public sealed class Gpt : Module<Tensor, Tensor>
{
    private readonly Embedding tokens;
    private readonly Embedding positions;
    private readonly ModuleList<GptBlock> blocks;
    private readonly LayerNorm norm;
    private readonly Linear head;

    /// <param name="vocabulary">V.</param>
    /// <param name="context">The longest T.</param>
    /// <param name="width">Features of a token, divisible by the heads.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="layers">Blocks of attention and MLP.</param>
    /// <param name="dropout">Share of features set to zero in training.</param>
    public Gpt(int vocabulary, int context, int width = 96, int heads = 4, int layers = 3, double dropout = 0)
        : base(nameof(Gpt))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vocabulary);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(context);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layers);
        Context = context;
        tokens = Embedding(vocabulary, width);
        positions = Embedding(context, width);
        using (no_grad())
        {
            tokens.weight!.mul_(0.1); // N(0, 1) would drown what the blocks add
            positions.weight!.mul_(0.1);
        }
        blocks = new ModuleList<GptBlock>([.. Enumerable.Range(0, layers).Select(_ => new GptBlock(width, heads, dropout))]);
        norm = LayerNorm(width);
        head = Linear(width, vocabulary);
        RegisterComponents();
    }

    /// <summary>The longest T.</summary>
    public int Context { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Logits(input, cache: null);

    /// <summary>Logits of the tokens given, [B, T, V]; with a cache they continue what it holds, and are added to it.</summary>
    /// <param name="input">[B, T] int64; cached and new tokens together at most <see cref="Context"/>.</param>
    /// <param name="cache">Keys and values of earlier tokens; null: there are none, and none are kept.</param>
    public Tensor Logits(Tensor input, KeyValueCache? cache)
    {
        var start = cache?.Length ?? 0;
        if (input.dim() != 2 || start + input.shape[1] > Context)
            throw new ArgumentException(
                $"expected tokens: [B, T ≤ {Context - start}], got [{string.Join(", ", input.shape)}]",
                nameof(input)
            );
        using var scope = NewDisposeScope();
        var x = tokens.call(input) + positions.call(arange(start, start + input.shape[1], device: input.device));
        foreach (var (layer, block) in blocks.Index())
            x = block.call(x, cache?.Layer(layer));
        return head.call(norm.call(x)).MoveToOuterDisposeScope();
    }

    /// <summary>Mean −log p(x_{t+1} | x_{≤t}) in nats per token: one element. window: [B, T + 1].</summary>
    public Tensor Loss(Tensor window)
    {
        using var scope = NewDisposeScope();
        var length = window.shape[1] - 1;
        var logits = call(window.narrow(1, 0, length));
        var target = window.narrow(1, 1, length);
        return functional.cross_entropy(logits.flatten(0, 1), target.flatten()).MoveToOuterDisposeScope();
    }

    /// <summary>Draws tokens one after the other: [B, T + count], without gradients.</summary>
    /// <param name="prompt">[B, T], T ≥ 1; T + count at most <see cref="Context"/> + 1.</param>
    /// <param name="count">How many more.</param>
    /// <param name="rng">On the prompt's device.</param>
    /// <param name="temperature">Logits are divided by it; below 1: more of the likely.</param>
    /// <param name="cached">Whether keys and values are kept, so that a token costs O(T) instead of O(T²). The draws are the same.</param>
    public Tensor Generate(Tensor prompt, int count, Generator rng, double temperature = 1, bool cached = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using var cache = cached ? new KeyValueCache(blocks.Count) : null;
        var (all, news) = (prompt, prompt);
        for (var i = 0; i < count; i++)
        {
            var logits = Logits(cached ? news : all, cache).select(1, -1); // of the last token, [B, V]
            news = (logits / temperature).softmax(-1).Multinomial(1, rng);
            all = cat([all, news], dim: 1);
        }
        return all.MoveToOuterDisposeScope();
    }
}
