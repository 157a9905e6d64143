using GenerativeModels.Probability;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>A normalizing flow: z ~ π(z), x = f(z), hence log p(x) = log π(f⁻¹(x)) + log |det ∂f⁻¹/∂x|, exactly.</summary>
/// <remarks>Rezende and Mohamed 2015, arXiv:1505.05770; Papamakarios et al. 2021, arXiv:1912.02762.</remarks>
public sealed class Flow : Module<Tensor, Tensor>, IExplicitModel
{
    private readonly Bijection map;
    private readonly IExplicitModel prior;

    /// <summary>The model owns the map.</summary>
    /// <param name="map">f.</param>
    /// <param name="prior">π, of f's dimension; e.g. <see cref="StandardNormal"/>.</param>
    public Flow(Bijection map, IExplicitModel prior)
        : base(nameof(Flow))
    {
        (this.map, this.prior) = (map, prior);
        RegisterComponents();
    }

    /// <summary>f.</summary>
    public Bijection Map => map;

    /// <inheritdoc/>
    public Tensor LogProb(Tensor x) => call(x);

    /// <summary>log p(x), nats: [B, D] to [B].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (z, logDet) = map.Inverse(input);
        return (prior.LogProb(z) + logDet).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return map.Forward(prior.Sample(count, rng)).X.MoveToOuterDisposeScope();
    }
}
