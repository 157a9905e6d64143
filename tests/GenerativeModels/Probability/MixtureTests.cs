namespace GenerativeModels.Tests.Probability;

public sealed class MixtureTests : TensorTests
{
    private static readonly GaussianMixture Bumps = new([0.4, 0.6], [-1, 1], [0.5, 0.6]);

    [Fact]
    public void One_component_is_the_Gaussian_weights_are_shares_and_tails_are_finite()
    {
        var (one, gaussian) = (new GaussianMixture([7], [0.3], [1.5]), new Gaussian(0.3, 1.5));
        foreach (var x in (double[])[-4, 0, 0.3, 2])
            Assert.Equal(gaussian.LogDensity(x), one.LogDensity(x), 1e-13);
        Assert.Equal([0.25, 0.75], new GaussianMixture([1, 3], [0, 1], [1, 1]).Weights);
        Assert.InRange(Bumps.LogDensity(200), -1e6, -1e4);
    }

    [Fact]
    public void Responsibilities_are_Bayes_rule_and_components_are_drawn_by_their_weights()
    {
        var x = 0.2;
        var joint = Bumps.Weights.Zip(Bumps.Components, (w, c) => w * c.Density(x)).ToArray();
        Assert.Equal(joint[0] / joint.Sum(), Bumps.Responsibilities(x)[0], 1e-13);
        Assert.Equal(1, Bumps.Responsibilities(x).Sum(), 1e-13);
        // 100 000 draws: a share is off by more than 5 standard errors (0.0077) once in 1.7 million.
        var share = Bumps.SampleWithComponents(100_000, seed: 8).Components.Average();
        Assert.InRange(share, 0.6 - 0.0078, 0.6 + 0.0078);
    }

    [Theory, InlineData(0.0, 1.0), InlineData(-1.0, 1.0), InlineData(double.NaN, 1.0), InlineData(1.0, 0.0)]
    [InlineData(1.0, -2.0), InlineData(1.0, double.NaN)]
    public void Impossible_weights_and_deviations_are_refused(double weight, double stdDev) =>
        Assert.ThrowsAny<ArgumentException>(() => new GaussianMixture([weight, 1], [0, 0], [stdDev, 1]));

    [Fact]
    public void The_fit_maximises_the_likelihood()
    {
        double[] samples = [1, 2, 4, 7];
        var fit = Gaussian.Fit(samples);
        double LogLikelihood(Gaussian g) => samples.Sum(g.LogDensity);
        foreach (var (dm, ds) in ((double, double)[])[(0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)])
            Assert.True(LogLikelihood(fit) > LogLikelihood(new Gaussian(fit.Mean + dm, fit.StdDev + ds)));
    }

    [Fact]
    public void Its_log_density_is_that_of_its_snapshot()
    {
        using var model = new MixtureModel([-1, 0.5, 2], 0.7);
        var (x, snapshot) = (new double[] { -3, -1, 0, 0.4, 2.5 }, model.Snapshot());
        var logProb = model.LogProb(tensor(x, dtype: float32)).data<float>().ToArray();
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
        var x = tensor(truth.Sample(2000, seed: 1), dtype: float32);
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
