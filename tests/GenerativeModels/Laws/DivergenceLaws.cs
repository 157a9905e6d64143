using GenerativeModels.Probability;

namespace GenerativeModels.Tests.Laws;

public class DivergenceLaws
{
    private static readonly Univariate[] Several =
    [
        Gaussian.Standard,
        new Gaussian(1, 2),
        new GaussianMixture([0.4, 0.6], [-1, 1], [0.5, 0.6]),
        new GaussianMixture([0.3, 0.4, 0.3], [-3, 0.5, 3.5], [0.5, 0.3, 0.6]),
    ];

    [Fact]
    public void Between_Gaussians_it_is_the_closed_form()
    {
        var (p, q) = (new Gaussian(0.5, 1.2), new Gaussian(-0.3, 2));
        Assert.Equal(p.Kl(q), Divergence.Kl(p, q), 1e-10);
        Assert.Equal(q.Kl(p), Divergence.Kl(q, p), 1e-10);
    }

    [Fact]
    public void It_is_never_negative_and_zero_only_for_equals()
    {
        foreach (var p in Several)
        foreach (var q in Several)
            Assert.True(ReferenceEquals(p, q) ? Math.Abs(Divergence.Kl(p, q)) < 1e-12 : Divergence.Kl(p, q) > 1e-3);
    }

    [Fact]
    public void Jensen_Shannon_is_symmetric_and_between_zero_and_log_two()
    {
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
}
