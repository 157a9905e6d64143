using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Sums, means or maxima of rows of the weight, over bags of indices. weight: [count, width].</summary>
public sealed class EmbeddingBag : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
{
    private readonly EmbeddingBagOptions options;
    private Parameter? _weight;

    internal EmbeddingBag(Parameter weight, EmbeddingBagOptions options)
        : base(nameof(EmbeddingBag))
    {
        this.options = options;
        this.weight = weight;
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

    public Tensor call(Tensor input) => base.call(input, null!, null!);

    public Tensor call(Tensor input, Tensor? offsets) => base.call(input, offsets!, null!);

    public new Tensor call(Tensor input, Tensor? offsets, Tensor? perSampleWeights) =>
        base.call(input, offsets!, perSampleWeights!);

    /// <summary>input: [B, L] without offsets, or [N] with the first index of every bag [B] → [B, width].</summary>
    public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
    {
        using var scope = NewDisposeScope();
        if (input.dim() == 2)
        {
            if (offsets is not null)
                throw new ArgumentException("expected no offsets: a matrix of indices has one bag in every row", nameof(offsets));
            offsets = arange(0, input.numel(), input.shape[1], ScalarType.Int64, input.device);
            (input, perSampleWeights) = (input.reshape(-1), perSampleWeights?.reshape(-1));
        }
        else if (offsets is null)
            throw new ArgumentException("expected offsets: a list of indices does not say where bags begin", nameof(offsets));
        if (options.MaxNorm is { } bound)
            using (no_grad())
                weight.EmbeddingRenorm_(input.contiguous(), bound, options.NormType);
        return functional
            .EmbeddingBagOf(
                weight,
                input,
                offsets,
                options.ScaleByFrequency,
                (long)options.Mode,
                options.Sparse,
                perSampleWeights,
                options.LastOffset,
                options.Padding < 0 ? null : options.Padding
            )
            .Item1.MoveToOuterDisposeScope();
    }
}

internal sealed record EmbeddingBagOptions(
    double? MaxNorm,
    double NormType,
    bool ScaleByFrequency,
    EmbeddingBagMode Mode,
    bool Sparse,
    bool LastOffset,
    long Padding
);
