using GenerativeModels.Networks;
using GenerativeModels.Probability;
using TorchSharp.Modules;
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

/// <summary>An invertible, differentiable map f from noise z to data x, both [B, D], that knows the volume it makes.</summary>
/// <remarks>
/// Change of variables: log p(x) = log π(f⁻¹(x)) + log |det ∂f⁻¹/∂x|. By the inverse function theorem the two log-determinants of a
/// pair (z, x) are each other's negative. Both directions are differentiable in their argument and in the parameters.
/// </remarks>
public abstract class Bijection : nn.Module
{
    /// <summary>A module of the name given.</summary>
    protected Bijection(string name)
        : base(name) { }

    /// <summary>x = f(z), [B, D], and log |det ∂f/∂z|, [B], in nats.</summary>
    public abstract (Tensor X, Tensor LogDet) Forward(Tensor z);

    /// <summary>z = f⁻¹(x), [B, D], and log |det ∂f⁻¹/∂x|, [B], in nats.</summary>
    public abstract (Tensor Z, Tensor LogDet) Inverse(Tensor x);

    /// <summary>Throws unless the argument is [B, D].</summary>
    private protected static void Check(Tensor x, long dim, string name) => Shape.Rows(x, dim, name);
}

/// <summary>f = f_K ∘ … ∘ f_1: the first map is nearest to the noise, and log-determinants add up.</summary>
public sealed class Composite : Bijection
{
    private readonly ModuleList<Bijection> maps;

    /// <summary>f_1 … f_K, in the order in which they act on noise; at least one. The composite owns them.</summary>
    public Composite(params Bijection[] maps)
        : base(nameof(Composite))
    {
        ArgumentOutOfRangeException.ThrowIfZero(maps.Length);
        this.maps = new ModuleList<Bijection>(maps);
        RegisterComponents();
    }

    /// <summary>f_1 … f_K.</summary>
    public IReadOnlyList<Bijection> Maps => [.. maps];

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z) => Chain(z, maps, (map, value) => map.Forward(value));

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x) => Chain(x, maps.Reverse(), (map, value) => map.Inverse(value));

    private static (Tensor, Tensor) Chain(
        Tensor value,
        IEnumerable<Bijection> maps,
        Func<Bijection, Tensor, (Tensor, Tensor)> apply
    )
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        foreach (var map in maps)
        {
            (value, var logDet) = apply(map, value);
            sum = sum is null ? logDet : sum + logDet;
        }
        return scope.MoveToOuter(value, sum!);
    }
}
