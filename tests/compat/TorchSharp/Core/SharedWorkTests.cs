using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Core;

/// <summary>Work that is shared out between threads gives the same bits as work that is not.</summary>
public sealed class SharedWorkTests : IDisposable
{
    private const int Several = 3;

    public void Dispose() => Engine.engine_threads(1, Threads.Bound);

    [Fact]
    public void A_training_does_not_depend_on_the_number_of_threads()
    {
        using var scope = NewDisposeScope();
        Engine.engine_threads(1, 1);
        var alone = Train();
        Engine.engine_threads(1, Several);
        var shared = Train();
        Assert.Equal(alone, shared);
    }

    [Theory]
    [InlineData(256, 128, 128)]
    [InlineData(64, 256, 256)]
    [InlineData(100, 77, 130)]
    [InlineData(5000, 100, 70)]
    [InlineData(1, 2000, 3000)]
    [InlineData(3000, 2000, 1)]
    [InlineData(700, 800, 900)]
    public void A_linear_map_and_its_gradients_do_not_either(int rows, int inputs, int outputs)
    {
        using var scope = NewDisposeScope();
        var rng = new Generator(3);
        var given = (
            randn([rows, inputs], generator: rng),
            randn([outputs, inputs], generator: rng),
            randn([outputs], generator: rng)
        );
        Engine.engine_threads(1, 1);
        var alone = Gradients(given);
        Engine.engine_threads(1, Several);
        Assert.All(alone.Zip(Gradients(given)), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void Threads_that_share_at_once_do_not_mix_up_their_work()
    {
        Engine.engine_threads(1, Several);
        var results = new float[4][];
        var threads = Enumerable.Range(0, results.Length).Select(i => new Thread(() => results[i] = Train())).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(results, losses => Assert.Equal(results[0], losses));
    }

    /// <summary>The losses of a small network that fits a parabola.</summary>
    private static float[] Train()
    {
        using var scope = NewDisposeScope();
        var rng = new Generator(7);
        using var net = Sequential(Linear(2, 128), SiLU(), Linear(128, 128), Tanh(), Linear(128, 1));
        using (no_grad())
            foreach (var p in net.parameters())
                p.copy_(randn(p.shape, generator: rng) * 0.1);
        using var optimizer = optim.Adam(net.parameters(), 1e-2);
        var losses = new float[40];
        for (var i = 0; i < losses.Length; i++)
        {
            using var step = NewDisposeScope();
            var x = randn([256, 2], generator: rng);
            var loss = (net.call(x) - x.square().sum(1, keepdim: true)).square().mean();
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            losses[i] = loss.item<float>();
        }
        return losses;
    }

    private static float[][] Gradients((Tensor X, Tensor Weight, Tensor Bias) given)
    {
        var (x, w, b) = (Leaf(given.X), Leaf(given.Weight), Leaf(given.Bias));
        var y = functional.linear(x, w, b);
        y.backward([y.detach().sigmoid()]);
        return [y.detach().data<float>().ToArray(), .. new[] { x, w, b }.Select(t => t.grad!.data<float>().ToArray())];
    }

    private static Tensor Leaf(Tensor t) => t.clone().requires_grad_();
}
