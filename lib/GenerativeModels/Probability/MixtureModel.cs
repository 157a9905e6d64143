using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Probability;

/// <summary>p_θ(x) = Σ_k w_k N(x; μ_k, σ_k²) on the line, to be learned: θ = (logits of w, μ, log σ), each [K].</summary>
public sealed class MixtureModel : Module<Tensor, Tensor>
{
    private readonly Parameter logits;
    private readonly Parameter means;
    private readonly Parameter logStdDevs;

    /// <summary>Equal weights, the means given, one deviation for all.</summary>
    /// <param name="means">μ, [K].</param>
    /// <param name="stdDev">σ &gt; 0.</param>
    public MixtureModel(double[] means, double stdDev)
        : base(nameof(MixtureModel))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        logits = Parameter(zeros(means.Length));
        this.means = Parameter(tensor(means, dtype: ScalarType.Float32));
        logStdDevs = Parameter(full(means.Length, Math.Log(stdDev)));
        RegisterComponents();
    }

    /// <summary>An almost uniform slab over [low, high]: components side by side, each as wide as its share.</summary>
    /// <param name="low">Left end.</param>
    /// <param name="high">Right end, &gt; low.</param>
    /// <param name="components">K.</param>
    public static MixtureModel Slab(double low, double high, int components)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(components);
        var width = (high - low) / components;
        return new([.. Enumerable.Range(0, components).Select(k => low + (k + 0.5) * width)], width);
    }

    /// <summary>log p_θ(x), in nats. x: [B] → [B].</summary>
    public Tensor LogProb(Tensor x) => call(x);

    /// <summary>log p_θ(x) = logsumexp_k(log w_k − ½((x − μ_k)/σ_k)² − log σ_k − ½ log 2π). x: [B] → [B].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var standardised = (input.unsqueeze(1) - means) / logStdDevs.exp(); // [B, K]
        var logJoint = logits.log_softmax(0) - 0.5 * standardised.square() - logStdDevs - 0.5 * Math.Log(2 * Math.PI);
        return logJoint.logsumexp(1).MoveToOuterDisposeScope();
    }

    /// <summary>The distribution at the present θ, with exact density, distribution function and sampling.</summary>
    public GaussianMixture Snapshot()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        return new(Numbers(logits.softmax(0)), Numbers(means), Numbers(logStdDevs.exp()));
    }

    private static double[] Numbers(Tensor x) => x.to_type(ScalarType.Float64).cpu().data<double>().ToArray();
}
