using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

public sealed class OwnLossTests
{
    private sealed class Huberish() : Loss<Tensor, Tensor, Tensor>(nn.Reduction.Sum)
    {
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.huber_loss(input, target, 1, reduction);
    }

    [Fact]
    public void A_loss_of_ones_own_keeps_its_reduction()
    {
        using var loss = new Huberish();
        Assert.Equal(nn.Reduction.Sum, loss.reduction);
        Compare.Close(tensor(3f), loss.call(ones(2) * 2, zeros(2)), "loss");
    }

    [Fact]
    public void Constructors_make_what_factories_make()
    {
        using var made = nn.HingeEmbeddingLoss();
        using var constructed = new TorchSharp.Modules.HingeEmbeddingLoss();
        Assert.Equal((1.0, 0.0), (made.margin, constructed.margin));
        using var squares = new TorchSharp.Modules.MSELoss(nn.Reduction.None);
        Assert.Equal([3L], squares.call(ones(3), zeros(3)).shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TorchSharp.Modules.CrossEntropyLoss(label_smoothing: 1.5));
    }
}
