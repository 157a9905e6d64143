namespace GenerativeModels.Tests.Probability;

public class MixtureModelTests : TensorTests
{
    [Fact]
    public void Its_log_density_is_that_of_its_snapshot()
    {
        using var model = new MixtureModel([-1, 0.5, 2], 0.7);
        var (x, snapshot) = (new double[] { -3, -1, 0, 0.4, 2.5 }, model.Snapshot());
        var logProb = model.LogProb(tensor(x, dtype: ScalarType.Float32)).data<float>().ToArray();
        for (var i = 0; i < x.Length; i++)
            Assert.Equal(snapshot.LogDensity(x[i]), logProb[i], 1e-5);
    }

    [Fact]
    public void A_slab_is_nearly_flat_between_its_ends()
    {
        using var model = MixtureModel.Slab(-8, 8, components: 16);
        var slab = model.Snapshot();
        foreach (var x in (double[])[-6, -5.5, 0, 0.3, 5.9])
            Assert.InRange(slab.Density(x), 0.98 / 16, 1.02 / 16);
        Assert.Equal(0, slab.Mean, 1e-6);
    }

    [Fact]
    public void Gradient_steps_raise_the_likelihood_of_the_data()
    {
        var truth = new GaussianMixture([0.3, 0.7], [-2, 1], [0.5, 0.4]);
        var x = tensor(truth.Sample(2000, seed: 1), dtype: ScalarType.Float32);
        using var model = MixtureModel.Slab(-5, 5, components: 6);
        using var optimizer = optim.Adam(model.parameters(), 0.05);
        var before = Divergence.Kl(truth, model.Snapshot());
        for (var step = 0; step < 200; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            (-model.LogProb(x).mean()).backward();
            optimizer.step();
        }
        Assert.True(before > 0.5);
        Assert.InRange(Divergence.Kl(truth, model.Snapshot()), 0, 0.02);
    }

    [Fact]
    public void Evaluating_leaves_one_tensor()
    {
        using var model = new MixtureModel([0, 1], 1);
        using var x = zeros(3);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using var logProb = model.LogProb(x);
        Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
