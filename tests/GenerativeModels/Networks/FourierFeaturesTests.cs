namespace GenerativeModels.Tests.Networks;

public sealed class FourierFeaturesTests : TensorTests
{
    [Fact]
    public void A_point_stays_and_every_frequency_adds_a_sine_and_a_cosine()
    {
        var features = new FourierFeatures(2, 5, 2, new Generator(1));
        var x = randn(7, 2, generator: new Generator(2));

        var y = features.call(x);

        Assert.Equal([7, 12], y.shape);
        Assert.True(y.narrow(1, 0, 2).equal(x).all().ToBoolean());
        var norm = y.narrow(1, 2, 5).square() + y.narrow(1, 7, 5).square(); // sin² + cos²
        Assert.True((norm - 1).abs().max().ToDouble() < 1e-5);
        Assert.Empty(features.parameters());
        Assert.Single(features.state_dict());
    }

    [Fact]
    public void The_same_generator_gives_the_same_frequencies_and_another_shape_is_refused()
    {
        var x = ones(1, 2);
        Tensor At(ulong seed) => new FourierFeatures(2, 3, 1, new Generator(seed)).call(x);

        Assert.True(At(1).equal(At(1)).all().ToBoolean());
        Assert.False(At(1).equal(At(2)).all().ToBoolean());
        Throws<ArgumentException>(
            "expected x: [B, 2], got [4, 3]",
            () => new FourierFeatures(2, 3, 1, new Generator(1)).call(ones(4, 3))
        );
    }
}
