using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Copies of one layer, one after another.</summary>
public sealed class TransformerEncoder
    : nn.Module<Tensor, Tensor, Tensor, Tensor>,
        nn.IModule<Tensor, Tensor, Tensor>,
        nn.IModule<Tensor, Tensor>
{
    private readonly ModuleList<TransformerEncoderLayer> layers;
    private readonly LayerNorm? norm;

    internal TransformerEncoder(TransformerEncoderLayer layer, long count, LayerNorm? norm = null)
        : base(nameof(TransformerEncoder))
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        layers = new ModuleList<TransformerEncoderLayer>([.. Enumerable.Range(0, (int)count).Select(_ => layer.Copy())]);
        this.norm = norm;
        register_module(nameof(layers), layers);
        if (norm is not null)
            register_module(nameof(norm), norm);
    }

    public Tensor call(Tensor src) => base.call(src, null!, null!);

    public Tensor call(Tensor src, Tensor? src_mask) => base.call(src, src_mask!, null!);

    /// <summary>src: [S, N, E] → [S, N, E].</summary>
    public override Tensor forward(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
    {
        using var scope = NewDisposeScope();
        var x = layers.Aggregate(src.alias(), (value, layer) => layer.call(value, src_mask, src_key_padding_mask));
        return (norm is null ? x : norm.call(x)).MoveToOuterDisposeScope();
    }

    public enum Activations
    {
        ReLU = 0,
        GELU = 1,
    }
}
