using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Self-attention, then two linear layers; each added to its input, then normalised: arXiv:1706.03762.</summary>
public sealed class TransformerEncoderLayer
    : nn.Module<Tensor, Tensor>,
        nn.IModule<Tensor, Tensor, Tensor, Tensor>,
        nn.IModule<Tensor, Tensor, Tensor>
{
    private readonly MultiheadAttention self_attn;
    private readonly Linear linear1;
    private readonly Dropout dropout;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;
    private readonly Dropout dropout1;
    private readonly Dropout dropout2;
    private readonly Func<TransformerEncoderLayer> again;
    private readonly nn.Activations activation;

    internal TransformerEncoderLayer(long width, long heads, long inner, double p, nn.Activations activation)
        : base(nameof(TransformerEncoderLayer))
    {
        self_attn = nn.MultiheadAttention(width, heads, p);
        (linear1, dropout, linear2) = (nn.Linear(width, inner), nn.Dropout(p), nn.Linear(inner, width));
        (norm1, norm2) = (nn.LayerNorm(width), nn.LayerNorm(width));
        (dropout1, dropout2) = (nn.Dropout(p), nn.Dropout(p));
        again = () => new TransformerEncoderLayer(width, heads, inner, p, activation);
        this.activation = activation;
        register_module(nameof(self_attn), self_attn);
        register_module(nameof(linear1), linear1);
        register_module(nameof(dropout), dropout);
        register_module(nameof(linear2), linear2);
        register_module(nameof(norm1), norm1);
        register_module(nameof(norm2), norm2);
        register_module(nameof(dropout1), dropout1);
        register_module(nameof(dropout2), dropout2);
    }

    public Tensor call(Tensor src, Tensor? src_mask) => call(src, src_mask, null);

    /// <summary>src: [S, N, E] → [S, N, E]; the masks as in <see cref="MultiheadAttention"/>.</summary>
    public Tensor call(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
    {
        using var scope = NewDisposeScope();
        var seen = self_attn.call(src, src, src, src_key_padding_mask, need_weights: false, src_mask).Item1;
        var x = norm1.call(src + dropout1.call(seen));
        var inner = dropout.call(Transforming.Activate(linear1.call(x), activation));
        return norm2.call(x + dropout2.call(linear2.call(inner))).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor src) => call(src, null, null);

    internal TransformerEncoderLayer Copy() => Transforming.WithStateOf(again(), this);
}
