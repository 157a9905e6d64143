using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Core;

/// <summary>
/// Work that is shared out between threads gives what work that is not gives, to rounding: a product's last digits may depend on
/// its size, and a piece is smaller than the whole. Who computes a piece changes nothing.
/// </summary>
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
        AssertClose(alone, shared, 1e-5);
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
        Assert.All(alone.Zip(Gradients(given)), pair => AssertClose(pair.First, pair.Second, 5e-6));
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

    [Fact]
    public void A_number_of_threads_gives_the_same_bits_again_whoever_came_to_help()
    {
        Engine.engine_threads(1, Several);
        var quiet = Train();
        using var over = new ManualResetEventSlim();
        var others = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => new Thread(KeepBusy)).ToList();
        others.ForEach(thread => thread.Start());
        try
        {
            Assert.Equal(quiet, Train());
        }
        finally
        {
            over.Set();
            others.ForEach(thread => thread.Join());
        }

        void KeepBusy()
        {
            while (!over.IsSet)
                Thread.SpinWait(1000);
        }
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

    /// <summary>Within a share of the largest number.</summary>
    private static void AssertClose(float[] expected, float[] actual, double share)
    {
        var tolerance = share * expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, tolerance));
    }

    private static Tensor Leaf(Tensor t) => t.clone().requires_grad_();
}
