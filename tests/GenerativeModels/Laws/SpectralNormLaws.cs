namespace GenerativeModels.Tests.Laws;

[Collection(nameof(GlobalGenerator))]
public sealed class SpectralNormLaws() : TensorTests(globalSeed: 7)
{
    [Theory, InlineData(5, 9), InlineData(16, 16), InlineData(32, 1)]
    public void The_norm_is_the_largest_singular_value(int inputs, int outputs)
    {
        var layer = SpectralNorm.Linear(inputs, outputs, float64);
        Iterate(layer, zeros(1, inputs, dtype: float64));
        Assert.Equal(Largest(Weight(layer)), layer.Sigma, 1e-9);
        // What the layer does is W/σ: its own largest singular value is 1.
        layer.eval();
        var map = layer.call(eye(inputs, dtype: float64)) - layer.call(zeros(1, inputs, dtype: float64));
        Assert.Equal(1, Largest(map), 1e-9);
    }

    [Fact]
    public void A_convolutions_norm_is_its_kernels_as_a_matrix()
    {
        var layer = SpectralNorm.Conv2d(3, 8, 4, stride: 2, padding: 1);
        var x = zeros(1, 3, 8, 8);
        Iterate(layer, x);
        Assert.Equal([1, 8, 4, 4], layer.call(x).shape);
        Assert.Equal(Largest(Weight(layer).flatten(1)), layer.Sigma, 1e-4);
    }

    [Fact]
    public void Scaling_the_weight_changes_nothing_and_so_has_no_gradient()
    {
        var layer = SpectralNorm.Linear(6, 4, float64);
        var x = randn(10, 6, dtype: float64);
        Iterate(layer, x);
        layer.eval();
        layer.call(x).square().sum().backward();
        var weight = Weight(layer);
        var along = (weight.grad! * weight).sum().ToDouble() / weight.grad!.norm().ToDouble();
        Assert.Equal(0, along, 1e-8);
        Assert.True(weight.grad!.norm().ToDouble() > 1e-3);
    }

    [Fact]
    public void Map_and_bias_learn_also_after_two_passes()
    {
        var layer = SpectralNorm.Linear(3, 2);
        Assert.Equal(["bias", "map.weight"], layer.named_parameters().Select(p => p.name).Order());
        Assert.Equal(["left"], layer.named_buffers().Select(b => b.name));
        var loss = layer.call(randn(4, 3)).sum() - layer.call(randn(4, 3)).square().sum();
        loss.backward();
        Assert.True(Weight(layer).grad!.isfinite().all().ToBoolean());
    }

    private static void Iterate(SpectralNorm layer, Tensor x)
    {
        using var off = no_grad();
        for (var i = 0; i < 2000; i++)
            layer.call(x).Dispose();
    }

    private static TorchSharp.Modules.Parameter Weight(SpectralNorm layer) =>
        layer.named_parameters().Single(p => p.name == "map.weight").parameter;

    private static double Largest(Tensor matrix) => linalg.svdvals(matrix.detach())[0].ToDouble();
}
