using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

public sealed class OwnSequentialTests
{
    /// <summary>Every layer's output has the condition added.</summary>
    private sealed class Conditioned : Sequential<Tensor, Tensor, Tensor>
    {
        public Conditioned(params nn.Module[] layers)
            : base(layers) { }

        public override Tensor forward(Tensor x, Tensor condition)
        {
            for (var i = 0; i < Count; i++)
                x = ((nn.Module<Tensor, Tensor>)this[i]).call(x) + condition;
            return x;
        }

        protected override Sequential<Tensor, Tensor, Tensor> Slice(int start, int end)
        {
            var part = new Conditioned(Array.Empty<nn.Module>());
            for (var i = start; i < end; i++)
                part.append(this[i]);
            return part;
        }
    }

    private sealed class Whole() : Sequential<Tensor, Tensor>(("only", nn.Linear(2, 2)))
    {
        public override Tensor forward(Tensor x) => ((Linear)this[0]).call(x);
    }

    [Fact]
    public void A_sequence_of_ones_own_has_its_modules_parameters()
    {
        using var scope = NewDisposeScope();
        using var chain = new Conditioned(nn.Linear(2, 2), nn.Dropout(0.5));
        chain.append("last", nn.Linear(2, 2));
        Assert.Equal(["0.bias", "0.weight", "last.bias", "last.weight"], chain.state_dict().Keys.Order());
        chain.eval();
        Assert.False(chain[1].training);
        chain.to(ScalarType.Float64);
        var (x, c) = (ones([1, 2], ScalarType.Float64), ones([2], ScalarType.Float64));
        var expected = ((Linear)chain[2]).call(((Linear)chain[0]).call(x) + c + c) + c;
        Compare.Close(expected, chain.call(x, c), "output", 1e-12);
        Assert.Equal(2, chain[1..].Count);
        Assert.Same(chain[2], chain[(2, null)][0]);
    }

    [Fact]
    public void What_cannot_be_sliced_says_so()
    {
        using var whole = new Whole();
        Assert.Equal(["only"], whole.named_children().Select(child => child.name));
        Assert.Contains("Slice", Assert.Throws<NotImplementedException>(() => whole[..1]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => whole.append("none", null!));
    }
}
