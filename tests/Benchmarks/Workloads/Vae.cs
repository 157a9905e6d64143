using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>A VAE on images of 8 × 8: encoder and decoder of 2 × 256 SiLU, 16 latent dimensions, Bernoulli pixels, batch 64, Adam.</summary>
internal sealed class Vae : Module<Tensor, Tensor>
{
    public const double Flops = 6.0 * 64 * (64 * 256 + 256 * 256 + 256 * 32 + 16 * 256 + 256 * 256 + 256 * 64);
    private readonly Sequential encoder = Sequential(Linear(64, 256), SiLU(), Linear(256, 256), SiLU(), Linear(256, 32));
    private readonly Sequential decoder = Sequential(Linear(16, 256), SiLU(), Linear(256, 256), SiLU(), Linear(256, 64));
    private readonly Tensor data;

    public Vae()
        : base(nameof(Vae))
    {
        register_module(nameof(encoder), encoder);
        register_module(nameof(decoder), decoder);
        Start.Same(this);
        data = rand(1000, 64);
    }

    /// <summary>Minus the evidence lower bound, a mean over the batch. x: [B, 64].</summary>
    public override Tensor forward(Tensor x)
    {
        var halves = encoder.call(x).chunk(2, 1);
        var (mean, logVar) = (halves[0], halves[1]);
        var z = mean + (0.5 * logVar).exp() * randn_like(mean);
        var logits = decoder.call(z);
        var reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
        var divergence = 0.5 * (mean.square() + logVar.exp() - 1 - logVar).sum();
        return (reconstruction + divergence) / x.shape[0];
    }

    public static IReadOnlyList<Turn> Turns()
    {
        var it = new Vae();
        return [new(it, it.Loss, Turn.Adam)];
    }

    private Tensor Loss()
    {
        return call(data.index_select(0, randint(0, 1000, [64L], ScalarType.Int64)));
    }
}
