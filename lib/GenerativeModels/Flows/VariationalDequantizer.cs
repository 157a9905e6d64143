using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

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
