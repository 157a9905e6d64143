namespace GenerativeModels.Tests.Autoencoding;

public class LatentDirectionsTests : TensorTests
{
    [Fact]
    public void A_direction_raises_its_attribute_by_one_and_no_other()
    {
        // attributes = A z + c with a fixed A: the directions D [2, 3] solve A Dᵀ = I.
        using var scope = NewDisposeScope();
        var map = tensor(
            new double[,]
            {
                { 1, 2, 0 },
                { 0, 1, -1 },
            }
        );
        var codes = randn(50, 3, dtype: ScalarType.Float64, generator: new Generator(4));
        var attributes = codes.matmul(map.T) + 3;
        var directions = LatentDirections.Of(codes, Column(0), Column(1)).to(ScalarType.Float64);
        var error = map.matmul(directions.T) - eye(2, 2, dtype: ScalarType.Float64);
        Assert.True(error.abs().max().ToDouble() < 1e-5);

        double[] Column(int index) => attributes.select(1, index).contiguous().data<double>().ToArray();
    }

    [Fact]
    public void Too_few_examples_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(3, 3), new double[3]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(9, 2), new double[9], new double[9], new double[9]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(9, 2), new double[8]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(9, 2)));
    }
}
