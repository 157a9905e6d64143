using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Copies of one layer, one after another.</summary>
public sealed class TransformerDecoder : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private readonly ModuleList<TransformerDecoderLayer> layers;
    private readonly LayerNorm? norm;

    internal TransformerDecoder(TransformerDecoderLayer layer, long count, LayerNorm? norm = null)
        : base(nameof(TransformerDecoder))
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        layers = new ModuleList<TransformerDecoderLayer>([.. Enumerable.Range(0, (int)count).Select(_ => layer.Copy())]);
        this.norm = norm;
        register_module(nameof(layers), layers);
        if (norm is not null)
            register_module(nameof(norm), norm);
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
        Tensor? memory_mask = null,
        Tensor? tgt_key_padding_mask = null,
        Tensor? memory_key_padding_mask = null
    )
    {
        using var scope = NewDisposeScope();
        var x = layers.Aggregate(
            tgt.alias(),
            (value, layer) => layer.call(value, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)
        );
        return (norm is null ? x : norm.call(x)).MoveToOuterDisposeScope();
    }
}
