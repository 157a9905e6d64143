namespace GenerativeModels.Tests.Laws;

public class DivergenceLaws
{
    private static readonly Univariate[] Several =
    [
        Gaussian.Standard,
        new Gaussian(1, 2),
        new GaussianMixture([0.4, 0.6], [-1, 1], [0.5, 0.6]),
        new LaplaceLaw(0.3, 0.7),
        new LogisticLaw(-1, 1),
        StudentLaw.Cauchy(),
        new GaussianMixture([0.3, 0.4, 0.3], [-3, 0.5, 3.5], [0.5, 0.3, 0.6]),
    ];

    [Fact]
    public void Known_closed_forms_are_met()
    {
        var (p, q) = (new Gaussian(0.5, 1.2), new Gaussian(-0.3, 2));
        Assert.Equal(p.Kl(q), Divergence.Kl(p, q), 1e-10);
        Assert.Equal(q.Kl(p), Divergence.Kl(q, p), 1e-10);
        Assert.Equal(Math.Log(2.0 / 3) + 3.0 / 2 - 1, Divergence.Kl(new ExponentialLaw(2), new ExponentialLaw(3)), 1e-9);
        Assert.Equal(Math.Log(2), Divergence.Kl(new UniformLaw(0, 1), new UniformLaw(-0.5, 1.5)), 1e-12);
        Assert.Equal(double.PositiveInfinity, Divergence.Kl(new UniformLaw(0, 2), new UniformLaw(0, 1)));
        // Between Cauchy laws: log((s + s')² + (μ − μ')²)/4ss'; Chyzak and Nielsen 2019, arXiv:1905.10965.
        Assert.Equal(Math.Log(10.0 / 8), Divergence.Kl(StudentLaw.Cauchy(0, 1), StudentLaw.Cauchy(1, 2)), 1e-9);
        // The halves overlap by one half: JS = ½ log 2.
        Assert.Equal(Math.Log(2) / 2, Divergence.JensenShannon(new UniformLaw(0, 2), new UniformLaw(1, 3)), 1e-12);
    }

    [Fact]
    public void Divergences_are_zero_for_equals_alone_and_Jensen_Shannon_is_symmetric_below_log_two()
    {
        foreach (var p in Several)
        foreach (var q in Several)
            Assert.True(ReferenceEquals(p, q) ? Math.Abs(Divergence.Kl(p, q)) < 1e-12 : Divergence.Kl(p, q) > 1e-3);
        foreach (var p in Several)
        foreach (var q in Several)
        {
            var js = Divergence.JensenShannon(p, q);
            Assert.Equal(js, Divergence.JensenShannon(q, p), 1e-12);
            Assert.InRange(js, -1e-12, Math.Log(2));
        }
        Assert.Equal(Math.Log(2), Divergence.JensenShannon(new Gaussian(-20, 1), new Gaussian(20, 1)), 1e-10);
    }

    [Fact]
    public void The_mean_loss_is_entropy_plus_divergence()
    {
        var (p, q) = (Several[2], Several[1]);
        var crossEntropy = Quadrature.Integrate(x => -p.Density(x) * q.LogDensity(x), p.Range.Low, p.Range.High);
        Assert.Equal(p.Entropy() + Divergence.Kl(p, q), crossEntropy, 1e-10);
    }

    [Fact]
    public void On_the_integers_it_is_the_sum()
    {
        var (p, q) = (new BernoulliLaw(0.3), new BernoulliLaw(0.6));
        Assert.Equal(0.3 * Math.Log(0.5) + 0.7 * Math.Log(0.7 / 0.4), Divergence.Kl(p, q), 1e-14);
        Assert.Equal(3 * Math.Log(3.0 / 5) + 5 - 3, Divergence.Kl(new PoissonLaw(3), new PoissonLaw(5)), 1e-10);
        Assert.Equal(double.PositiveInfinity, Divergence.Kl(CategoricalLaw.Die(6), CategoricalLaw.Die(5)));
        Assert.Equal(Divergence.JensenShannon(p, q), Divergence.JensenShannon(q, p), 1e-15);
        Assert.Equal(Math.Log(2), Divergence.JensenShannon(new CategoricalLaw([1], 0), new CategoricalLaw([1], 1)), 1e-15);
    }

    [Fact]
    public void On_the_plane_Jensen_Shannon_is_log_two_for_strangers()
    {
        var (p, q) = (new PlanarMixture([1], [(0, 0)], [0.5]), new PlanarMixture([1], [(8, 0)], [0.5]));
        Assert.Equal(Math.Log(2), Divergence.JensenShannon(p, q), 1e-8);
        Assert.Equal(0, Divergence.JensenShannon(p, p), 1e-12);
    }
}
