using GenerativeModels.Networks;
using GenerativeModels.Sampling;
using static TorchSharp.torch.nn;

namespace GenerativeModels.EnergyBased;

/// <summary>p(x) = exp(−E(x))/Z with E(x) = g(x) + ‖x‖²/2s²: any network g, on a Gaussian that keeps Z finite.</summary>
/// <remarks>
/// LeCun et al. 2006, A tutorial on energy-based learning; Du and Mordatch 2019, arXiv:1903.08689. Z is not known; a constant added
/// to E changes nothing. Without the Gaussian term a network's energy need not rise at infinity, and Z need not exist.
/// </remarks>
public sealed class EnergyModel : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> network;

    /// <summary>The model owns the network.</summary>
    /// <param name="network">g: [B, D] to [B, 1].</param>
    /// <param name="dim">D.</param>
    /// <param name="stdDev">s &gt; 0, wider than the data.</param>
    public EnergyModel(Module<Tensor, Tensor> network, int dim, double stdDev)
        : base(nameof(EnergyModel))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        (this.network, Dim, StdDev) = (network, dim, stdDev);
        RegisterComponents();
    }

    /// <summary>D.</summary>
    public int Dim { get; }

    /// <summary>s.</summary>
    public double StdDev { get; }

    /// <summary>E(x), [B, D] to [B], in nats up to a constant.</summary>
    public Tensor Energy(Tensor x) => call(x);

    /// <inheritdoc cref="Energy"/>
    public override Tensor forward(Tensor input)
    {
        Shape.Rows(input, Dim, "x");
        using var scope = NewDisposeScope();
        var gaussian = input.square().sum(dim: 1) * (0.5 / (StdDev * StdDev));
        return (network.call(input).squeeze(1) + gaussian).MoveToOuterDisposeScope();
    }

    /// <summary>log p(x) + log Z = −E(x), [B].</summary>
    public Tensor LogUnnormalised(Tensor x)
    {
        using var energy = call(x);
        return -energy;
    }

    /// <summary>∇ log p(x) = −∇E(x), [B, D], without gradients: Z is gone.</summary>
    public Tensor Score(Tensor x) => ScoreFunction.Of(LogUnnormalised)(x);

    /// <summary>Draws from N(0, s² I), where chains may begin: [count, D].</summary>
    public Tensor Noise(int count, Generator rng)
    {
        using var noise = randn(count, Dim, generator: rng).to(rng.device, disposeAfter: true);
        return noise * StdDev;
    }

    /// <summary>Where Langevin chains end that begin in noise: [count, D], from p in the limit of many small steps.</summary>
    /// <remarks>They begin at N(0, (s/2)² I), half as wide as <see cref="Noise"/>: far from the data an energy has local minima of no weight, which hold a chain.</remarks>
    public Tensor Sample(int count, double stepSize, int steps, Generator rng)
    {
        using var noise = Noise(count, rng);
        using var start = noise / 2;
        return Langevin.Unadjusted(Score, start, stepSize, steps, rng);
    }
}
