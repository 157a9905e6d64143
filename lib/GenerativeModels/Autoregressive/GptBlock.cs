using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

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
