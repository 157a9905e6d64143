using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An encoder and a decoder that attends to it: arXiv:1706.03762.</summary>
public sealed class Transformer : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly TransformerEncoder encoder;
    private readonly TransformerDecoder decoder;

    internal Transformer(
        long width,
        long heads,
        long encoders,
        long decoders,
        long inner,
        double dropout,
        nn.Activations activation
    )
        : base(nameof(Transformer))
    {
        using var one = new TransformerEncoderLayer(width, heads, inner, dropout, activation);
        using var other = new TransformerDecoderLayer(width, heads, inner, dropout, activation);
        encoder = new TransformerEncoder(one, encoders, nn.LayerNorm(width));
        decoder = new TransformerDecoder(other, decoders, nn.LayerNorm(width));
        register_module(nameof(encoder), encoder);
        register_module(nameof(decoder), decoder);
        using var quiet = no_grad();
        foreach (var parameter in parameters())
            if (parameter.dim() > 1)
                nn.init.xavier_uniform_(parameter);
    }

    /// <summary>src: [S, N, E], tgt: [T, N, E] → [T, N, E].</summary>
    public Tensor call(
        Tensor src,
        Tensor tgt,
        Tensor? src_mask,
        Tensor? tgt_mask = null,
        Tensor? memory_mask = null,
        Tensor? src_key_padding_mask = null,
        Tensor? tgt_key_padding_mask = null,
        Tensor? memory_key_padding_mask = null
    )
    {
        using var scope = NewDisposeScope();
        var memory = encoder.call(src, src_mask!, src_key_padding_mask!);
        return decoder
            .call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)
            .MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor src, Tensor tgt) => call(src, tgt, null);
}
