using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>Several threads at once: each with its own scopes and modes, and with results as if it were alone.</summary>
public sealed class ThreadTests
{
    [Fact]
    public void Threads_train_their_own_models()
    {
        var alone = Train(3);
        var together = InParallel(8, seed => Train(seed));
        Assert.Equal(alone, together[3]);
        Assert.Equal(8, together.Distinct().Count());

        static float Train(int seed)
        {
            using var scope = NewDisposeScope();
            using var rng = new Generator((ulong)seed);
            var weight = new TorchSharp.Modules.Parameter(randn([4, 4], generator: rng));
            using var optimiser = optim.Adam([weight], 0.05);
            var x = randn([32, 4], generator: rng);
            var loss = 0f;
            for (var i = 0; i < 60; i++)
            {
                using var step = NewDisposeScope();
                optimiser.zero_grad();
                var error = (x.matmul(weight).tanh() - x).square().mean();
                error.backward();
                optimiser.step();
                loss = error.item<float>();
            }
            return loss;
        }
    }

    [Fact]
    public void Threads_share_a_model_that_does_not_change()
    {
        using var model = nn.Sequential(nn.Linear(6, 32), nn.SiLU(), nn.Linear(32, 3));
        using var x = randn(64, 6);
        using var expected = model.call(x).detach();
        var off = InParallel(
            8,
            _ =>
            {
                var worst = 0f;
                for (var i = 0; i < 50; i++)
                {
                    using var scope = NewDisposeScope();
                    worst = Math.Max(worst, (model.call(x) - expected).abs().max().item<float>());
                }
                return worst;
            }
        );
        Assert.All(off, worst => Assert.InRange(worst, 0, 1e-6f));
    }

    [Fact]
    public void Scopes_and_modes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var states = InParallel(4, _ => (is_grad_enabled(), DisposeScopeManager.Statistics.ThreadTotalLiveCount, Left()));
        Assert.All(states, state => Assert.Equal((true, 0L, 0L), state));
        Assert.False(is_grad_enabled());

        static long Left()
        {
            using (NewDisposeScope())
                for (var i = 0; i < 100; i++)
                    _ = ones(3) + i;
            return DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }
    }

    [Fact]
    public void Errors_belong_to_their_thread()
    {
        var messages = InParallel(
            8,
            i =>
            {
                for (var n = 0; n < 200; n++)
                {
                    using var scope = NewDisposeScope();
                    var e = Assert.ThrowsAny<Exception>(() => ones(2, 3 + i).mm(ones(2, 2)));
                    Assert.Contains($"2x{3 + i} and 2x2", e.Message);
                }
                return i;
            }
        );
        Assert.Equal(8, messages.Count);
    }

    [Fact]
    public void Tensors_forgotten_by_threads_are_freed()
    {
        var before = Tensor.TotalCount;
        InParallel(
            4,
            _ =>
            {
                for (var i = 0; i < 500; i++)
                    ones(100).mul(i);
                return 0;
            }
        );
        for (var i = 0; i < 10 && Tensor.TotalCount > before + 500; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        // Other tests run beside this one: a quarter of what was made here is far below all of it.
        Assert.True(Tensor.TotalCount < before + 1000, $"{Tensor.TotalCount - before} tensors stayed");
    }

    [Fact]
    public void A_thread_that_begins_beside_a_large_convolution_has_as_many_of_its_own_as_any()
    {
        using var x = randn(32, 16, 28, 28);
        using var w = randn(16, 16, 3, 3);
        using var stop = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        var convolving = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var scope = NewDisposeScope();
                nn.functional.conv2d(x, w);
                begun.Set();
            }
        });
        convolving.Start();
        begun.Wait(TestContext.Current.CancellationToken);
        // With the convolution's two threads taken for everybody's, four of five of these had two: none in 40 once in 10²⁷.
        var counts = new int[40];
        for (var i = 0; i < counts.Length; i++)
        {
            var index = i;
            var other = new Thread(() => counts[index] = Interop.Engine.engine_get_threads());
            other.Start();
            other.Join();
        }
        stop.Cancel();
        convolving.Join();
        Assert.All(counts, count => Assert.Equal(get_num_threads(), count));
    }

    private static List<T> InParallel<T>(int count, Func<int, T> body)
    {
        using var start = new Barrier(count);
        var tasks = Enumerable
            .Range(0, count)
            .Select(i =>
                Task.Factory.StartNew(
                    () =>
                    {
                        start.SignalAndWait();
                        return body(i);
                    },
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToArray();
        return [.. Task.WhenAll(tasks).GetAwaiter().GetResult()];
    }
}
