using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>x + conv(silu(norm(conv(silu(norm(x))) + embedding))): [B, C, H, W] and [B, E] → [B, C', H, W].</summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor, Tensor>
{
    /// <summary>Of the normalisation; every number of features is a multiple of it.</summary>
    public const int Groups = 8;

    private readonly GroupNorm before;
    private readonly Conv2d first;
    private readonly Linear embed;
    private readonly GroupNorm between;
    private readonly Conv2d second;
    private readonly Module<Tensor, Tensor> skip;

    public ResidualBlock(int inputs, int outputs, int embedding)
        : base(nameof(ResidualBlock))
    {
        before = Normalise(inputs);
        first = Conv2d(inputs, outputs, 3, padding: 1);
        embed = Linear(embedding, outputs);
        between = Normalise(outputs);
        second = Conv2d(outputs, outputs, 3, padding: 1);
        skip = inputs == outputs ? Identity() : Conv2d(inputs, outputs, 1);
        RegisterComponents();
    }

    /// <summary>Group normalisation with weight 1 and bias 0, which TorchSharp 0.107 leaves uninitialised.</summary>
    public static GroupNorm Normalise(int channels)
    {
        var norm = GroupNorm(Groups, channels);
        init.ones_(norm.weight);
        init.zeros_(norm.bias);
        return norm;
    }

    public override Tensor forward(Tensor x, Tensor embedding)
    {
        using var scope = NewDisposeScope();
        var hidden = first.call(functional.silu(before.call(x))) + embed.call(embedding).unsqueeze(2).unsqueeze(3);
        return (skip.call(x) + second.call(functional.silu(between.call(hidden)))).MoveToOuterDisposeScope();
    }
}
