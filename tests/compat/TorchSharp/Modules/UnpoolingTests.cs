using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

public sealed class UnpoolingTests
{
    /// <summary>Maxima put back where they were, pooled again, are the same maxima.</summary>
    [Fact]
    public void The_maxima_go_back_to_where_they_were()
    {
        using var scope = NewDisposeScope();
        using var rng = new Generator(1);
        var x = rand([2, 3, 4, 6, 2], generator: rng);
        var (one, at1) = nn.MaxPool1d(2).forward_with_indices(x[.., .., 0, .., 0]);
        Compare.Close(one, nn.MaxPool1d(2).call(nn.MaxUnpool1d(2).call(one, at1)), "1d", 0);
        var (two, at2) = nn.MaxPool2d(2).forward_with_indices(x[TensorIndex.Ellipsis, 0]);
        Compare.Close(two, nn.MaxPool2d(2).call(nn.MaxUnpool2d(2).call(two, at2)), "2d", 0);
        var (three, at3) = nn.MaxPool3d(2).forward_with_indices(x);
        Compare.Close(three, nn.MaxPool3d(2).call(nn.MaxUnpool3d(2).call(three, at3)), "3d", 0);
        Assert.Equal(ScalarType.Int64, at3.dtype);
    }

    [Fact]
    public void Adaptive_pooling_says_where_its_maxima_are()
    {
        using var scope = NewDisposeScope();
        using var rng = new Generator(1);
        var x = rand([2, 3, 4, 6, 2], generator: rng);
        Agree(nn.AdaptiveMaxPool1d(2).forward_with_indices(x[.., .., 0, .., 0]), x[.., .., 0, .., 0]);
        Agree(nn.AdaptiveMaxPool2d([2, 3]).forward_with_indices(x[TensorIndex.Ellipsis, 0]), x[TensorIndex.Ellipsis, 0]);
        Agree(nn.AdaptiveMaxPool3d([2, 2, 1]).forward_with_indices(x), x);

        static void Agree((Tensor, Tensor) pooled, Tensor x) =>
            Compare.Close(pooled.Item1.flatten(2), x.flatten(2).gather(2, pooled.Item2.flatten(2)), "maxima", 0);
    }
}
