using GenerativeModels.Probability;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoencoding;

/// <summary>p(z) = Σ_c π_c N(z; m_c, diag s_c²), learned with the model: room for clusters that N(0, I) does not have.</summary>
/// <remarks>Dilokthanakul et al. 2016, arXiv:1611.02648; Tomczak and Welling 2018, arXiv:1705.07120, call it the MoG prior.</remarks>
public sealed class MixturePrior : Module<Tensor, Tensor>
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);
    private readonly Parameter logits;
    private readonly Parameter means;
    private readonly Parameter logVars;

    /// <summary>C components in L dimensions: means drawn from N(0, 0.7²), variances e^(−½), equal weights.</summary>
    /// <param name="components">C.</param>
    /// <param name="dim">L.</param>
    /// <param name="rng">Draws the means; a generator of the CPU, where the model begins.</param>
    public MixturePrior(int components, int dim, Generator rng)
        : base(nameof(MixturePrior))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(components);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        logits = Parameter(zeros(components));
        means = Parameter(randn(components, dim, generator: rng) * 0.7); // init.normal_ of TorchSharp 0.107 does not hear the generator
        logVars = Parameter(full(components, dim, -0.5));
        RegisterComponents();
    }

    /// <summary>log p(z), nats: [..., L] to [...].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var error = (input.unsqueeze(-2) - means).square() * (-logVars).exp(); // [..., C, L]
        var log = (error + logVars + LogTwoPi).sum(-1) * -0.5 + logits.log_softmax(-1); // [..., C]
        return log.logsumexp(-1).MoveToOuterDisposeScope();
    }

    /// <summary>z ~ p(z): [N, L].</summary>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var component = logits.softmax(-1).Multinomial(count, rng);
        var noise = randn(count, means.shape[1], generator: rng).to(means.device);
        var z = means.index_select(0, component) + (logVars * 0.5).exp().index_select(0, component) * noise;
        return z.MoveToOuterDisposeScope();
    }
}
