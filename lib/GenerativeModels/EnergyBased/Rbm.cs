using GenerativeModels.Networks;
using GenerativeModels.Probability;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.EnergyBased;

/// <summary>A restricted Boltzmann machine on binary vectors: E(v, h) = −aᵀv − bᵀh − vᵀWh, p(v) = Σ_h exp(−E)/Z.</summary>
/// <remarks>
/// Smolensky 1986; Hinton 2002. Given v the hidden units are independent, and the other way round, so a Gibbs step costs one matrix
/// product each way. Summed over h, the energy is the free energy F(v) = −aᵀv − Σ_j softplus(b_j + (vᵀW)_j).
/// </remarks>
public sealed class Rbm : Module<Tensor, Tensor>, IExplicitModel
{
    /// <summary>The most hidden units for which Z is summed: 2²⁰ states.</summary>
    public const int MaxEnumerated = 20;

    private const int Portion = 4096; // hidden states summed at once
    private readonly Parameter weight; // [D, H]
    private readonly Parameter visibleBias; // [D]
    private readonly Parameter hiddenBias; // [H]

    /// <summary>W from N(0, 0.01²), hidden biases 0, visible biases the log-odds of the frequencies given.</summary>
    /// <param name="frequencies">How often each visible unit is on, [D], 0 … 1; brought into 0.01 … 0.99.</param>
    /// <param name="hidden">H.</param>
    /// <param name="rng">A generator of the CPU, where the model begins.</param>
    public Rbm(Tensor frequencies, int hidden, Generator rng)
        : base(nameof(Rbm))
    {
        if (frequencies.dim() != 1)
            throw new ArgumentException(
                $"expected frequencies: [D], got [{string.Join(", ", frequencies.shape)}]",
                nameof(frequencies)
            );
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hidden);
        var p = frequencies.detach().cpu().clamp(0.01, 0.99);
        weight = Parameter(randn(p.shape[0], hidden, generator: rng) * 0.01);
        visibleBias = Parameter((p / (1 - p)).log());
        hiddenBias = Parameter(zeros(hidden));
        RegisterComponents();
    }

    /// <summary>D.</summary>
    public int Visible => (int)weight.shape[0];

    /// <summary>H.</summary>
    public int Hidden => (int)weight.shape[1];

    /// <summary>Gibbs steps that <see cref="Sample"/> takes from random bits.</summary>
    public int GibbsSteps { get; init; } = 1000;

    /// <summary>F(v) = −log Σ_h exp(−E(v, h)): [B, D] to [B], nats.</summary>
    public Tensor FreeEnergy(Tensor v) => call(v);

    /// <inheritdoc cref="FreeEnergy"/>
    public override Tensor forward(Tensor input) => Tempered(input, 1, visibleBias);

    /// <summary>log p(v) = −F(v) − log Z, exactly, with gradients: [B, D] to [B], nats. Costs 2ᴴ terms.</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        return (-call(x) - LogZ()).MoveToOuterDisposeScope();
    }

    /// <summary>log Z = log Σ_h exp(bᵀh + Σ_i softplus(a_i + (Wh)_i)), over all 2ᴴ hidden states; one element, with gradients.</summary>
    /// <exception cref="InvalidOperationException">More than <see cref="MaxEnumerated"/> hidden units.</exception>
    public Tensor LogZ()
    {
        if (Hidden > MaxEnumerated)
            throw new InvalidOperationException(
                $"expected at most {MaxEnumerated} hidden units to enumerate, got {Hidden}; see {nameof(AnnealedImportance)}"
            );
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        var bits = arange(Hidden, device: weight.device);
        for (var first = 0L; first < 1L << Hidden; first += Portion)
        {
            var states = arange(first, Math.Min(first + Portion, 1L << Hidden), device: weight.device);
            var h = states.unsqueeze(1).bitwise_right_shift(bits).bitwise_and(ones_like(bits)).to(weight.dtype);
            var log = h.mv(hiddenBias) + functional.softplus(h.mm(weight.T) + visibleBias).sum(1);
            parts.Add(log.logsumexp(0));
        }
        return stack([.. parts], 0).logsumexp(0).MoveToOuterDisposeScope();
    }

    /// <summary>h ~ p(h|v), then v ~ p(v|h), so many times: [B, D], without gradients.</summary>
    public Tensor Gibbs(Tensor v, int steps, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return Gibbs(v, steps, 1, visibleBias, rng);
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        var start = rand(count, Visible, generator: rng).to(rng.device).gt(0.5).to(weight.dtype);
        return Gibbs(start, GibbsSteps, rng).MoveToOuterDisposeScope();
    }

    /// <summary>E[v|h] averaged over p(h|v): probabilities of pixels, smoother to look at than v itself. [B, D], without gradients.</summary>
    public Tensor Mean(Tensor v)
    {
        Shape.Rows(v, Visible, nameof(v));
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var h = (v.mm(weight) + hiddenBias).sigmoid();
        return (h.mm(weight.T) + visibleBias).sigmoid().MoveToOuterDisposeScope();
    }

    /// <summary>The free energy at inverse temperature β, on the way from the base a₀: −((1 − β)a₀ + βa)ᵀv − Σ softplus(β(b + vᵀW)).</summary>
    internal Tensor Tempered(Tensor v, double beta, Tensor baseBias)
    {
        Shape.Rows(v, Visible, nameof(v));
        using var scope = NewDisposeScope();
        var hidden = functional.softplus((v.mm(weight) + hiddenBias) * beta).sum(1);
        return (-(v.mv(baseBias * (1 - beta) + visibleBias * beta) + hidden)).MoveToOuterDisposeScope();
    }

    internal Tensor Gibbs(Tensor v, int steps, double beta, Tensor baseBias, Generator rng)
    {
        Shape.Rows(v, Visible, nameof(v));
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var state = v.clone();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var h = ((state.mm(weight) + hiddenBias) * beta).sigmoid().Bernoulli(rng);
            var logit = h.mm(weight.T) * beta + baseBias * (1 - beta) + visibleBias * beta;
            state.copy_(logit.sigmoid().Bernoulli(rng));
        }
        return state.MoveToOuterDisposeScope();
    }
}
