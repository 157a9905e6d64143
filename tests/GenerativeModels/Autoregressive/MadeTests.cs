namespace GenerativeModels.Tests.Autoregressive;

[Collection(nameof(GlobalGenerator))]
public sealed class MadeTests() : TensorTests(4, 4)
{
    [Theory, InlineData(null), InlineData(new[] { 3, 0, 4, 1, 2 })]
    public void An_output_depends_on_all_earlier_inputs_and_on_no_other(int[]? order)
    {
        using var made = new Made(5, 3, width: 40, hidden: 2, order);
        var place = order ?? [0, 1, 2, 3, 4];
        var x = randn(1, 5, generator: rng).requires_grad_();
        var y = made.call(x).reshape(5, 3);
        for (var k = 0; k < 5; k++)
        {
            var gradient = autograd.grad([y[place[k]].sum()], [x], retain_graph: true)[0];
            for (var j = 0; j < 5; j++)
                Assert.Equal(j < k, gradient[0, place[j]].ToDouble() != 0);
        }
    }

    [Fact]
    public void A_binary_model_sums_to_one_and_samples_what_it_says()
    {
        using var model = new AutoregressiveModel(new Made(4, 1, 24), new BernoulliLikelihood(), 4, null);
        var all = arange(16).unsqueeze(1).bitwise_right_shift(arange(4)).bitwise_and(tensor(1L)).to(float32);
        using var off = no_grad();
        var p = model.LogProb(all).exp();
        Assert.Equal(1, p.sum().ToDouble(), 1e-5);
        var samples = model.Sample(20_000, rng);
        HaveFrequencies(p, (samples * tensor([1f, 2, 4, 8])).sum(1).to(int64));
    }

    [Fact]
    public void Completion_keeps_what_is_known()
    {
        using var model = new AutoregressiveModel(new Made(4, 1, 24), new BernoulliLikelihood(), 4, [2, 0, 1, 3]);
        var x = full(6, 4, 0.5);
        x.select(1, 2).fill_(1);
        x.select(1, 0).fill_(0);
        model.Complete(x, known: 2, rng);
        Assert.True(x.select(1, 2).eq(1).all().ToBoolean());
        Assert.True(x.select(1, 0).eq(0).all().ToBoolean());
        Assert.False(x.eq(0.5).any().ToBoolean());
    }
}
