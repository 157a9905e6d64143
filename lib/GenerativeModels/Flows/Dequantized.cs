using GenerativeModels.Probability;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>A density of real numbers as a model of counts: P(x) = ∫ p(x + u) du over the unit cell of x, bounded by sampling u.</summary>
/// <remarks>
/// log P(x) ≥ E_q[log p(y) + D log(2/n) − log q(u|x)] with y = 2 (level + u)/n − 1 in [−1, 1)ᴰ, on which the density lives. With k
/// draws the bound tightens as an IWAE's does. It is a probability of levels, comparable with every other discrete model.
/// </remarks>
public sealed class Dequantized : IGenerativeModel
{
    private const double BelowOne = 1 - 1.0 / (1 << 24); // in single precision the highest level and u can round up to the open end
    private readonly IExplicitModel density;
    private readonly IDequantizer dequantizer;
    private readonly int levels;

    /// <param name="density">p(y) on [−1, 1)ᴰ; stays the caller's.</param>
    /// <param name="dequantizer">q(u|x); stays the caller's.</param>
    /// <param name="levels">n ≥ 2.</param>
    public Dequantized(IExplicitModel density, IDequantizer dequantizer, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        (this.density, this.dequantizer, this.levels) = (density, dequantizer, levels);
    }

    /// <summary>log w = log p(y) + D log(2/n) − log q(u|x) for one draw of u a row: [B]. Its mean bounds log P(x) from below.</summary>
    /// <param name="x">Pixels in 0 … 1, level/(n − 1), [B, D].</param>
    /// <param name="rng">Draws u.</param>
    public Tensor LogWeight(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var (u, logQ) = dequantizer.Draw(x, rng);
        var y = Spread(x, u, levels);
        return (density.LogProb(y) + x.shape[1] * Math.Log(2.0 / levels) - logQ).MoveToOuterDisposeScope();
    }

    /// <summary>y = 2 (level + u)/n − 1 in [−1, 1)ᴰ, what the density is fitted to. [B, D].</summary>
    /// <param name="x">Pixels in 0 … 1, level/(n − 1), [B, D].</param>
    /// <param name="u">Noise in [0, 1), [B, D].</param>
    /// <param name="levels">n.</param>
    public static Tensor Spread(Tensor x, Tensor u, int levels)
    {
        using var scope = NewDisposeScope();
        return (((x * (levels - 1)).round() + u) * (2.0 / levels) - 1).clamp(max: BelowOne).MoveToOuterDisposeScope();
    }

    /// <summary>k draws to every row, without gradients: [k, B]. For <see cref="Autoencoding.Bounds"/>.</summary>
    public Tensor LogWeights(Tensor x, int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return stack([.. Enumerable.Range(0, count).Select(_ => LogWeight(x, rng))], 0).MoveToOuterDisposeScope();
    }

    /// <summary>y ~ p, rounded down to its level: [count, D], in 0 … 1.</summary>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var level = ((density.Sample(count, rng) + 1) * (levels / 2.0)).floor().clamp(0, levels - 1);
        return (level / (levels - 1)).MoveToOuterDisposeScope();
    }
}

/// <summary>q(u|x): the noise that turns counts into real numbers, so that a density can be fitted to them.</summary>
public interface IDequantizer
{
    /// <summary>u ~ q(u|x) in [0, 1)ᴰ, [B, D], and log q(u|x) in nats, [B]; gradients reach q's parameters.</summary>
    /// <param name="x">Pixels in 0 … 1, [B, D].</param>
    /// <param name="rng">On x's device.</param>
    public (Tensor U, Tensor LogProb) Draw(Tensor x, Generator rng);
}

/// <summary>u ~ U[0, 1)ᴰ, whatever x is: a pixel's level is spread evenly over its whole unit, and log q = 0.</summary>
/// <remarks>Uria et al. 2013, arXiv:1306.0186; that it gives a bound: Theis et al. 2016, arXiv:1511.01844, section 3.1.</remarks>
public sealed class UniformDequantizer : IDequantizer
{
    /// <inheritdoc/>
    public (Tensor U, Tensor LogProb) Draw(Tensor x, Generator rng) =>
        (
            rand(x.shape, dtype: x.dtype, generator: rng).to(x.device, disposeAfter: true),
            zeros(x.shape[0], dtype: x.dtype, device: x.device)
        );
}

/// <summary>u = (1 + g(ε; θ(x)))/2, ε ~ U[−1, 1): uniform noise, bent for every pixel by a spline that a network reads off x.</summary>
/// <remarks>
/// Ho et al. 2019, arXiv:1902.00275, section 3.1, with a <see cref="RationalQuadratic"/> spline as the conditional flow:
/// log q(u|x) = −Σ log g′(ε). Parameters of 0 make g the identity, so a network that begins near 0 begins at the uniform q.
/// </remarks>
public sealed class VariationalDequantizer : Module<Tensor, Tensor>, IDequantizer
{
    private readonly Module<Tensor, Tensor> network;

    /// <summary>The dequantiser owns the network.</summary>
    /// <param name="network">Pixels on −1 … 1, [B, D], to [B, D · (3K − 1)]; see <see cref="RationalQuadratic.Parameters"/>.</param>
    public VariationalDequantizer(Module<Tensor, Tensor> network)
        : base(nameof(VariationalDequantizer))
    {
        this.network = network;
        RegisterComponents();
    }

    /// <summary>θ(x), [B, D, 3K − 1].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return network.call(input * 2 - 1).reshape(input.shape[0], input.shape[1], -1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public (Tensor U, Tensor LogProb) Draw(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var noise = rand(x.shape, dtype: x.dtype, generator: rng).to(x.device) * 2 - 1;
        var (bent, logSlope) = RationalQuadratic.Forward(noise, call(x), range: 1);
        return scope.MoveToOuter(((bent + 1) / 2).clamp(0, 1 - 1e-6), -logSlope.sum(dim: 1));
    }
}
