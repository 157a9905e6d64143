using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Diffusion;

/// <summary>
/// A variance-preserving schedule with parameters: λ(t) = log(α²/σ²) rises from λ₀ to λ₁ along a mixture of logistic steps, and begins as a
/// straight line.
/// </summary>
/// <remarks>
/// λ(t) = λ₀ + (λ₁ − λ₀) Σ_k w_k S_k(t), w = softmax, S_0(t) = t and S_k the logistic function of slope a_k about b_k, shifted and scaled
/// to go from 0 to 1. Monotone whatever the parameters. α² = sigmoid(λ), σ² = sigmoid(−λ). The bound in continuous time does not
/// depend on λ between its ends, only the variance of its estimate does, which is what the parameters are trained on: Kingma et al.
/// 2021, arXiv:2107.00630, sections 5 and I.2, with a network in place of the mixture.
/// </remarks>
public sealed class LearnedSnr : Module<Tensor, Tensor>, ISchedule
{
    private readonly Parameter logits;
    private readonly Parameter logSlopes;
    private readonly Parameter centres;

    /// <param name="start">λ₀ at the noise, for instance −12.</param>
    /// <param name="end">λ₁ &gt; λ₀ at the data: what noise is left, σ² = sigmoid(−λ₁).</param>
    /// <param name="steps">How many logistic steps.</param>
    public LearnedSnr(double start, double end, int steps = 8)
        : base(nameof(LearnedSnr))
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        (Start, End) = (start, end);
        double[] initial = [Math.Log(steps * 3.0), .. Enumerable.Repeat(0.0, steps)]; // a quarter of the weight is on the steps
        logits = Parameter(tensor(initial, dtype: ScalarType.Float32));
        logSlopes = Parameter(full(steps, Math.Log(2.0 * steps)));
        centres = Parameter((arange(steps, dtype: ScalarType.Float32) + 0.5) / steps);
        RegisterComponents();
    }

    /// <summary>λ₀.</summary>
    public double Start { get; }

    /// <summary>λ₁.</summary>
    public double End { get; }

    /// <summary>λ(t), in t's shape; differentiable by the parameters.</summary>
    public override Tensor forward(Tensor t)
    {
        ArgumentNullException.ThrowIfNull(t);
        using var scope = NewDisposeScope();
        return LogSnr(t).Value.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        ArgumentNullException.ThrowIfNull(t);
        using var scope = NewDisposeScope();
        var (value, slope) = LogSnr(t);
        var (alpha, sigma) = (value.sigmoid().sqrt(), (-value).sigmoid().sqrt());
        var half = slope * alpha * sigma * 0.5; // α̇ = ½ α σ² λ̇, σ̇ = −½ σ α² λ̇
        return new Coefficients(alpha, sigma, half * sigma, -half * alpha).MoveToOuter(scope);
    }

    private (Tensor Value, Tensor Slope) LogSnr(Tensor t)
    {
        var a = logSlopes.exp().to(t.dtype);
        var b = centres.to(t.dtype);
        var weights = logits.to(t.dtype).softmax(0);
        var at = (a * (t.unsqueeze(-1) - b)).sigmoid(); // [..., K]
        var (low, high) = ((-a * b).sigmoid(), (a * (1 - b)).sigmoid());
        var share = weights[1..] / (high - low);
        var rise = weights[0] * t + (share * (at - low)).sum(-1);
        var speed = weights[0] + (share * a * at * (1 - at)).sum(-1);
        return (Start + (End - Start) * rise, (End - Start) * speed);
    }
}
