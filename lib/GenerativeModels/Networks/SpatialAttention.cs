using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>x + self-attention over the H·W places of a picture: [B, C, H, W] → the same shape.</summary>
internal sealed class SpatialAttention : Module<Tensor, Tensor>
{
    private const int HeadWidth = 32;
    private readonly GroupNorm norm;
    private readonly Conv2d project; // to queries, keys and values
    private readonly Conv2d join;
    private readonly int heads;

    public SpatialAttention(int channels)
        : base(nameof(SpatialAttention))
    {
        heads = channels % HeadWidth == 0 ? channels / HeadWidth : 1;
        norm = ResidualBlock.Normalise(channels);
        project = Conv2d(channels, 3 * channels, 1);
        join = Conv2d(channels, channels, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (batch, channels, places) = (input.shape[0], input.shape[1], input.shape[2] * input.shape[3]);
        var part = project.call(norm.call(input)).reshape(batch, 3, heads, channels / heads, places);
        var (q, k, v) = (part.select(1, 0), part.select(1, 1), part.select(1, 2)); // each [B, heads, d, places]
        var weights = (q.transpose(2, 3).matmul(k) / Math.Sqrt((double)channels / heads)).softmax(-1);
        var mixed = v.matmul(weights.transpose(2, 3)).reshape(input.shape); // place i: Σ_j weights_ij v_j
        return (input + join.call(mixed)).MoveToOuterDisposeScope();
    }
}
