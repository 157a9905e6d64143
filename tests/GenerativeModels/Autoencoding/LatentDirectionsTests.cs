using GenerativeModels.Autoencoding;

namespace GenerativeModels.Tests.Autoencoding;

public class LatentDirectionsTests
{
    [Fact]
    public void A_direction_raises_its_attribute_by_one_and_no_other()
    {
        // attributes = A z + c with a fixed A: each direction d_a solves A d_a = e_a.
        double[,] map =
        {
            { 1, 2, 0 },
            { 0, 1, -1 },
        };
        var random = new Random(4);
        var codes = new float[50, 3];
        var attributes = new double[50, 2];
        for (var i = 0; i < 50; i++)
        {
            for (var j = 0; j < 3; j++)
                codes[i, j] = (float)random.NextDouble() - 0.5f;
            for (var a = 0; a < 2; a++)
                attributes[i, a] = 3 + Enumerable.Range(0, 3).Sum(j => map[a, j] * codes[i, j]);
        }
        var directions = LatentDirections.Of(codes, attributes);
        for (var a = 0; a < 2; a++)
            for (var b = 0; b < 2; b++)
                Assert.Equal(a == b ? 1 : 0, Enumerable.Range(0, 3).Sum(j => map[b, j] * directions[a, j]), 1e-5);
    }

    [Fact]
    public void Too_few_examples_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(new float[3, 3], new double[3, 1]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(new float[9, 2], new double[9, 3]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(new float[9, 2], new double[8, 1]));
    }
}
