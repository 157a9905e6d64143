namespace GenerativeModels.Tests.Flows;

/// <summary>What the laws of <see cref="Laws"/> do not ask of a spline.</summary>
public sealed class RationalQuadraticTests() : TensorTests(9)
{
    [Fact]
    public void One_row_of_parameters_serves_all_rows()
    {
        var theta = randn([1, 3, RationalQuadratic.Parameters(5)], float64, generator: rng);
        var x = randn([20, 3], float64, generator: rng);
        var (one, oneSlope) = RationalQuadratic.Forward(x, theta, range: 2);
        var (all, allSlope) = RationalQuadratic.Forward(x, theta.expand(20, -1, -1), range: 2);
        Assert.True((one - all).abs().max().ToDouble() < 1e-12 && (oneSlope - allSlope).abs().max().ToDouble() < 1e-12);
        Assert.Equal(x.shape, one.shape);
    }
}
