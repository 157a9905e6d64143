using GenerativeModels.Probability;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>A generator x = G(z), z ~ N(0, I), and the critic f that tells its fakes from data. p(x) is implicit: it can only be sampled.</summary>
/// <remarks>Goodfellow et al. 2014, arXiv:1406.2661. <see cref="GanLoss"/> says what the two play for.</remarks>
public sealed class Gan : Module<Tensor, Tensor>, IGenerativeModel
{
    private readonly Module<Tensor, Tensor> generator;
    private readonly Module<Tensor, Tensor> critic;

    /// <summary>Pairs the two players; the model owns them.</summary>
    /// <param name="generator">z [B, L] → x [B, D].</param>
    /// <param name="critic">x [B, D] → f(x) [B, 1].</param>
    /// <param name="latentDim">L.</param>
    public Gan(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> critic, int latentDim)
        : base(nameof(Gan))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(latentDim);
        (this.generator, this.critic, LatentDim) = (generator, critic, latentDim);
        RegisterComponents();
    }

    /// <summary>L.</summary>
    public int LatentDim { get; }

    /// <summary>G.</summary>
    public Module<Tensor, Tensor> Generator => generator;

    /// <summary>f; D = sigmoid f.</summary>
    public Module<Tensor, Tensor> Critic => critic;

    /// <summary>G(z) for z ~ N(0, I): [count, D], with gradients by the generator's parameters.</summary>
    public Tensor Fake(long count, Generator rng)
    {
        using var scope = NewDisposeScope();
        var z = randn(count, LatentDim, generator: rng).to(generator.parameters().First().device);
        return generator.call(z).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var off = no_grad();
        return Fake(count, rng);
    }

    /// <summary>G(z), [B, D].</summary>
    public override Tensor forward(Tensor z) => generator.call(z);
}
