using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A row of the weight for every index. weight: [count, width].</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long padding;
    private readonly double? max_norm;
    private readonly double norm_type;
    private readonly bool scale_grad_by_freq;
    private readonly bool sparse;
    private Parameter? _weight;

    internal Embedding(
        Parameter weight,
        long? padding_idx,
        double? max_norm,
        double norm_type,
        bool scale_grad_by_freq,
        bool sparse
    )
        : base(nameof(Embedding))
    {
        var count = weight.size(0);
        if (padding_idx is { } index && (index >= count || index < -count))
            throw new ArgumentException($"padding index {index} is outside the {count} embeddings", nameof(padding_idx));
        padding = padding_idx is { } p ? (p < 0 ? p + count : p) : -1;
        (this.max_norm, this.norm_type) = (max_norm, norm_type);
        (this.scale_grad_by_freq, this.sparse) = (scale_grad_by_freq, sparse);
        this.weight = weight;
    }

    internal Embedding(
        long num_embeddings,
        long embedding_dims,
        long? padding_idx,
        double? max_norm,
        double norm_type,
        bool scale_grad_by_freq,
        bool sparse,
        Device? device,
        ScalarType? dtype
    )
        : this(
            new Parameter(empty([num_embeddings, embedding_dims], dtype, device)),
            padding_idx,
            max_norm,
            norm_type,
            scale_grad_by_freq,
            sparse
        )
    {
        init.normal_(weight);
        if (padding < 0)
            return;
        using var quiet = no_grad();
        using var row = weight.select(0, padding);
        row.zero_();
    }

    public Parameter weight
    {
        get => _weight!;
        set
        {
            ConditionallyRegisterParameter(nameof(weight), value);
            _weight = value;
        }
    }

    /// <summary>input: integers of any shape […] → […, width].</summary>
    public override Tensor forward(Tensor input)
    {
        if (max_norm is { } bound)
            using (no_grad())
                weight.EmbeddingRenorm_(input.contiguous(), bound, norm_type);
        return functional.EmbeddingOf(weight, input, padding, scale_grad_by_freq, sparse);
    }
}
