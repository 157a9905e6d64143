namespace GenerativeModels.Tests.EnergyBased;

public sealed class RbmTests() : TensorTests(12)
{
    [Fact]
    public void The_density_sums_to_one_and_the_free_energy_is_the_sum_over_hidden_states()
    {
        using var rbm = Make(visible: 6, hidden: 4);
        var states = Bits(6);
        Assert.Equal(1, rbm.LogProb(states).exp().sum().ToDouble(), 1e-5);

        // Σ_h exp(−E(v, h)) written out, for one v.
        var parameters = rbm.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);
        var (w, a, b) = (parameters["weight"], parameters["visibleBias"], parameters["hiddenBias"]);
        var (v, h) = (states.narrow(0, 37, 1), Bits(4));
        var negativeEnergy = v.matmul(a) + h.matmul(b) + h.matmul(w.T).matmul(v.squeeze(0));
        Assert.Equal(-negativeEnergy.logsumexp(0).ToDouble(), rbm.FreeEnergy(v).ToDouble(), 1e-4);
    }

    [Fact]
    public void Gibbs_sampling_leaves_the_density_as_it_is()
    {
        // 40 000 chains start exactly in p.
        using var rbm = Make(visible: 6, hidden: 4);
        using var off = no_grad();
        var (states, chains) = (Bits(6), 40_000);
        var p = rbm.LogProb(states).exp();
        var start = states.index_select(0, p.multinomial(chains, replacement: true, generator: rng));
        var end = rbm.Gibbs(start, 3, rng);
        HaveFrequencies(p, (end * tensor([1f, 2, 4, 8, 16, 32])).sum(1).to(int64));
        Assert.True((end != start).any().ToBoolean());
    }

    [Fact]
    public void Annealed_importance_sampling_finds_log_Z()
    {
        using var rbm = Make(visible: 12, hidden: 10);
        using var off = no_grad();
        var exact = rbm.LogZ().ToDouble();
        var (estimate, error) = AnnealedImportance.LogZ(rbm, zeros(12), chains: 200, temperatures: 300, rng);
        Assert.InRange(error, 0, 0.1);
        Assert.InRange(estimate - exact, -5 * error - 1e-3, 5 * error + 1e-3);
        // At one temperature the weights are p*(v)/q*(v) of draws from the base.
        using Generator one = new(5),
            two = new(5);
        var v = full(50, 12, 0.5).Bernoulli(one);
        var weights = (rbm.Tempered(v, 0, zeros(12)) - rbm.Tempered(v, 1, zeros(12))).exp();
        (estimate, error) = AnnealedImportance.LogZ(rbm, zeros(12), chains: 50, temperatures: 1, two);
        Assert.Equal(22 * Math.Log(2) + weights.mean().log().ToDouble(), estimate, 1e-4);
        Assert.Equal((weights.std() / weights.mean()).ToDouble() / Math.Sqrt(50), error, 1e-4);
    }

    [Fact]
    public void The_gradient_of_log_Z_is_that_of_the_models_own_samples()
    {
        // ∂ log Z/∂a_i = E_p[v_i]: both by enumeration.
        using var rbm = Make(visible: 5, hidden: 3);
        rbm.LogZ().backward();
        var bias = rbm.named_parameters().Single(p => p.name == "visibleBias").parameter.grad!;
        var states = Bits(5);
        var mean = rbm.LogProb(states).exp().detach().matmul(states);
        Assert.True((bias - mean).abs().max().ToDouble() < 1e-5);
        rbm.zero_grad();
        rbm.LogProb(states.index_select(0, tensor([5L]))).backward(); // ∂ log p(v)/∂a = v − E v
        Assert.True((rbm.parameters().ElementAt(1).grad! - states[5] + mean).abs().max().ToDouble() < 1e-5);
        using var many = new Rbm(full(2, 0.5), 13, rng); // two portions of states
        many.parameters().First().detach().zero_();
        Assert.Equal(15 * Math.Log(2), many.LogZ().ToDouble(), 1e-4);
    }

    private Rbm Make(int visible, int hidden)
    {
        var rbm = new Rbm(linspace(0.2, 0.7, visible), hidden, rng);
        using var off = no_grad();
        foreach (var parameter in rbm.parameters())
            parameter.add_(randn(parameter.shape, generator: rng) * 0.6);
        return rbm;
    }

    private static Tensor Bits(int count) =>
        arange(1L << count).unsqueeze(1).bitwise_right_shift(arange(count)).bitwise_and(ones(count, dtype: int64)).to(float32);
}
