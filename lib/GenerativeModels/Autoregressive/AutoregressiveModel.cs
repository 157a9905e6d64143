using GenerativeModels.Autoencoding;
using GenerativeModels.Networks;
using GenerativeModels.Probability;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>p(x) = ∏_i p(x_i | x_{&lt;i}): a causal network gives the parameters of all conditionals in one pass.</summary>
/// <remarks>
/// Likelihood: one pass. Sampling: D passes, as x_i has to be there before p(x_{i+1} | x_{≤i}) can be. The likelihood is exact
/// because the conditionals are normalised and the network is causal; whether it is causal is the network's promise.
/// </remarks>
public sealed class AutoregressiveModel : Module<Tensor, Tensor>, IExplicitModel
{
    private readonly Module<Tensor, Tensor> network;
    private readonly ILikelihood conditional;
    private readonly int[] order;

    /// <summary>The model owns the network.</summary>
    /// <param name="network">x [B, D] to parameters [B, D · P], those of x_i from what comes before it only.</param>
    /// <param name="conditional">p(x_i | parameters).</param>
    /// <param name="dim">D.</param>
    /// <param name="order">order[k] is the coordinate that comes k-th; null: 0 … D − 1.</param>
    public AutoregressiveModel(Module<Tensor, Tensor> network, ILikelihood conditional, int dim, int[]? order = null)
        : base(nameof(AutoregressiveModel))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        (this.network, this.conditional) = (network, conditional);
        this.order = order ?? [.. Enumerable.Range(0, dim)];
        RegisterComponents();
    }

    /// <summary>What gives the conditionals' parameters.</summary>
    public Module<Tensor, Tensor> Network => network;

    /// <inheritdoc/>
    public Tensor LogProb(Tensor x) => call(x);

    /// <summary>log p(x) = Σ_i log p(x_i | x_{&lt;i}), nats: [B, D] to [B].</summary>
    public override Tensor forward(Tensor input)
    {
        Shape.Rows(input, order.Length, "x");
        using var scope = NewDisposeScope();
        return conditional.LogProb(network.call(input), input).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var x = zeros(count, order.Length, device: rng.device);
        Complete(x, known: 0, rng);
        return x.MoveToOuterDisposeScope();
    }

    /// <summary>Draws what comes after the first <paramref name="known"/> coordinates of the order, given those: writes into x [B, D].</summary>
    public void Complete(Tensor x, int known, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(known);
        using var off = no_grad();
        foreach (var i in order.Skip(known))
        {
            using var scope = NewDisposeScope();
            var all = network.call(x);
            var parameters = all.reshape(x.shape[0], order.Length, -1).select(1, i); // [B, P]
            x.select(1, i).copy_(conditional.Sample(parameters, rng).squeeze(1));
        }
    }
}
