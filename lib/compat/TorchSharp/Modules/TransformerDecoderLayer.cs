using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Self-attention, attention to what the encoder made, then two linear layers; each added to its input, then normalised:
/// arXiv:1706.03762.
/// </summary>
public sealed class TransformerDecoderLayer
    : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>,
        nn.IModule<Tensor, Tensor, Tensor>
{
    private readonly MultiheadAttention self_attn;
    private readonly MultiheadAttention multihead_attn;
    private readonly Linear linear1;
    private readonly Dropout dropout;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;
    private readonly LayerNorm norm3;
    private readonly Dropout dropout1;
    private readonly Dropout dropout2;
    private readonly Dropout dropout3;
    private readonly Func<TransformerDecoderLayer> again;
    private readonly nn.Activations activation;

    internal TransformerDecoderLayer(long width, long heads, long inner, double p, nn.Activations activation)
        : base(nameof(TransformerDecoderLayer))
    {
        (self_attn, multihead_attn) = (nn.MultiheadAttention(width, heads, p), nn.MultiheadAttention(width, heads, p));
        (linear1, dropout, linear2) = (nn.Linear(width, inner), nn.Dropout(p), nn.Linear(inner, width));
        (norm1, norm2, norm3) = (nn.LayerNorm(width), nn.LayerNorm(width), nn.LayerNorm(width));
        (dropout1, dropout2, dropout3) = (nn.Dropout(p), nn.Dropout(p), nn.Dropout(p));
        again = () => new TransformerDecoderLayer(width, heads, inner, p, activation);
        this.activation = activation;
        register_module(nameof(self_attn), self_attn);
        register_module(nameof(multihead_attn), multihead_attn);
        register_module(nameof(linear1), linear1);
        register_module(nameof(dropout), dropout);
        register_module(nameof(linear2), linear2);
        register_module(nameof(norm1), norm1);
        register_module(nameof(norm2), norm2);
        register_module(nameof(norm3), norm3);
        register_module(nameof(dropout1), dropout1);
        register_module(nameof(dropout2), dropout2);
        register_module(nameof(dropout3), dropout3);
    }

    public Tensor call(Tensor tgt, Tensor memory) => base.call(tgt, memory, null!, null!, null!, null!);

    public new Tensor call(
        Tensor tgt,
        Tensor memory,
        Tensor? tgt_mask,
        Tensor? memory_mask = null,
        Tensor? tgt_key_padding_mask = null,
        Tensor? memory_key_padding_mask = null
    ) => base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);

    /// <summary>tgt: [T, N, E], memory: [S, N, E] → [T, N, E].</summary>
    public override Tensor forward(
        Tensor tgt,
        Tensor memory,
        Tensor? tgt_mask,
        Tensor? memory_mask,
        Tensor? tgt_key_padding_mask,
        Tensor? memory_key_padding_mask
    )
    {
        using var scope = NewDisposeScope();
        var own = self_attn.call(tgt, tgt, tgt, tgt_key_padding_mask, need_weights: false, tgt_mask).Item1;
        var x = norm1.call(tgt + dropout1.call(own));
        var other = multihead_attn.call(x, memory, memory, memory_key_padding_mask, need_weights: false, memory_mask).Item1;
        x = norm2.call(x + dropout2.call(other));
        var inner = dropout.call(Transforming.Activate(linear1.call(x), activation));
        return norm3.call(x + dropout3.call(linear2.call(inner))).MoveToOuterDisposeScope();
    }

    internal TransformerDecoderLayer Copy() => Transforming.WithStateOf(again(), this);
}
