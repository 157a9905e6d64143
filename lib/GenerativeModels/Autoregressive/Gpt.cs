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

/// <summary>Causal self-attention, then an MLP, each added to its input: [B, T, width] to the same.</summary>
internal sealed class GptBlock : Module<Tensor, KeyValueCache.Entry?, Tensor>
{
    private readonly LayerNorm normAttention;
    private readonly Linear project; // to queries, keys and values
    private readonly Linear join;
    private readonly LayerNorm normMlp;
    private readonly Sequential mlp;
    private readonly Dropout dropout;
    private readonly int heads;

    public GptBlock(int width, int heads, double dropout)
        : base(nameof(GptBlock))
    {
        if (heads <= 0 || width % heads != 0)
            throw new ArgumentException($"expected a width that {heads} heads divide, got {width}", nameof(width));
        this.heads = heads;
        normAttention = LayerNorm(width);
        project = Linear(width, 3 * width);
        join = Linear(width, width);
        normMlp = LayerNorm(width);
        mlp = Sequential(Linear(width, 4 * width), GELU(), Linear(4 * width, width));
        this.dropout = Dropout(dropout);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, KeyValueCache.Entry? past)
    {
        using var scope = NewDisposeScope();
        var attended = x + dropout.call(join.call(Attend(normAttention.call(x), past)));
        return (attended + dropout.call(mlp.call(normMlp.call(attended)))).MoveToOuterDisposeScope();
    }

    /// <summary>softmax(q kᵀ/√d + mask) v over this token and all before it.</summary>
    private Tensor Attend(Tensor x, KeyValueCache.Entry? past)
    {
        var (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2]);
        var part = project.call(x).reshape(batch, length, 3, heads, width / heads).permute(2, 0, 3, 1, 4);
        var (q, k, v) = (part[0], part[1], part[2]); // each [B, heads, T, width/heads]
        var earlier = past?.Length ?? 0;
        if (past is not null)
            (k, v) = past.Append(k, v);
        var scores = q.matmul(k.transpose(2, 3)) / Math.Sqrt((double)width / heads); // [B, heads, T, earlier + T]
        var place = arange(earlier + length, device: x.device);
        var later = place.unsqueeze(0) > place.narrow(0, earlier, length).unsqueeze(1);
        var weights = scores.masked_fill(later, double.NegativeInfinity).softmax(-1);
        return weights.matmul(v).transpose(1, 2).reshape(batch, length, width);
    }
}

/// <summary>Keys and values of the tokens that a <see cref="Gpt"/> has seen: what later tokens attend to, so that it is not computed again.</summary>
public sealed class KeyValueCache : IDisposable
{
    private readonly Entry[] layers;

    /// <summary>An empty one.</summary>
    public KeyValueCache(int layers) => this.layers = [.. Enumerable.Range(0, layers).Select(_ => new Entry())];

    /// <summary>Tokens held.</summary>
    public long Length => layers[0].Length;

    internal Entry Layer(int index) => layers[index];

    /// <summary>Frees the keys and values.</summary>
    public void Dispose() => Array.ForEach(layers, layer => layer.Dispose());

    /// <summary>Keys and values of one layer, each [B, heads, T, width/heads].</summary>
    internal sealed class Entry : IDisposable
    {
        private Tensor? keys;
        private Tensor? values;

        public long Length => keys?.shape[2] ?? 0;

        /// <summary>Adds those of new tokens; all of them.</summary>
        public (Tensor Keys, Tensor Values) Append(Tensor newKeys, Tensor newValues)
        {
            var (oldKeys, oldValues) = (keys, values);
            keys = oldKeys is null ? newKeys.clone() : cat([oldKeys, newKeys], dim: 2);
            values = oldValues is null ? newValues.clone() : cat([oldValues, newValues], dim: 2);
            keys.DetachFromDisposeScope();
            values.DetachFromDisposeScope();
            oldKeys?.Dispose();
            oldValues?.Dispose();
            return (keys, values);
        }

        public void Dispose()
        {
            keys?.Dispose();
            values?.Dispose();
        }
    }
}
