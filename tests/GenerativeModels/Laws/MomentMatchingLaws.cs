namespace GenerativeModels.Tests.Laws;

public sealed class MomentMatchingLaws() : TensorTests(37)
{
    [Fact]
    public void Moments_match_themselves_and_tell_samples_apart()
    {
        var x = Normal(40, 3);
        var shuffled = x.index_select(0, randperm(40, dtype: int64, generator: rng));
        Assert.True(MomentMatching.Monomials(x, shuffled, 4).ToDouble() < 1e-24);
        Assert.Equal(3 * 0.25, MomentMatching.Monomials(x, x + 0.5, 1).ToDouble(), 1e-12);
        // −1, −1, 2 and 1, 1, −2: mean 0, second moment 2, third moment ±2.
        var (left, right) = (tensor([-1.0, -1, 2]).unsqueeze(1), tensor([1.0, 1, -2]).unsqueeze(1));
        Assert.Equal(0, MomentMatching.Monomials(left, right, 2).ToDouble(), 1e-24);
        Assert.Equal(16, MomentMatching.Monomials(left, right, 3).ToDouble(), 1e-12);
    }

    [Theory, InlineData(1, 1, 1), InlineData(2, 2, 5), InlineData(3, 4, 34)]
    public void Every_monomial_counts_once(int dim, int degree, int count)
    {
        // At x = 1 all monomials are 1, at y = 0 none is.
        var one = ones(2, dim, dtype: float64);
        Assert.Equal(count, MomentMatching.Monomials(one, zeros_like(one), degree).ToDouble(), 1e-12);
    }

    [Fact]
    public void The_kernel_loss_is_the_measured_discrepancy()
    {
        var (x, y) = (Normal(30, 2), Normal(25, 2) * 1.3 + 0.2);
        double[][] Rows(Tensor t) => [.. Enumerable.Range(0, (int)t.shape[0]).Select(i => t[i].data<double>().ToArray())];
        double Measured(double l) => MaximumMeanDiscrepancy.Test(Rows(x), Rows(y), 1, 1, l).Squared;
        Assert.Equal(Measured(0.3) + Measured(1), MomentMatching.Kernel(x, y, 0.3, 1).ToDouble(), 1e-12);
    }
}
