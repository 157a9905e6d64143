namespace GenerativeModels.Tests.Training;

/// <summary>How many threads work is given, where two are there to be had.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class ComputeTests : IDisposable
{
    private readonly int before = get_num_threads();

    public ComputeTests() => set_num_threads(2);

    public void Dispose() => set_num_threads(before);

    [Theory, InlineData(64, 1), InlineData(8192, 2)] // 64 × 128 × 128 multiply-adds
    public void A_training_takes_the_threads_that_its_passes_are_worth(int batch, int expected)
    {
        using var net = Linear(128, 128);
        using var x = ones(batch, 128);
        Assert.Equal(expected, ThreadsInTraining(net, () => net.call(x).square().mean()));
    }

    [Fact]
    public void Convolutions_take_all_threads()
    {
        using var net = Conv2d(1, 2, 3);
        using var x = ones(2, 1, 8, 8);
        Assert.Equal(2, ThreadsInTraining(net, () => net.call(x).square().mean()));
    }

    /// <remarks>Memory that was used before must not show through where oneDNN pads channels.</remarks>
    [Theory, InlineData(1, 24), InlineData(24, 48), InlineData(20, 20), InlineData(3, 6), InlineData(16, 1)]
    public void A_convolution_and_its_gradients_are_those_in_double_precision(int channels, int outputs)
    {
        using var scope = NewDisposeScope();
        var (conv, exact) = (Conv2d(channels, outputs, 3, padding: 1), Conv2d(channels, outputs, 3, padding: 1, dtype: float64));
        exact.load_state_dict(conv.state_dict());
        full([64, 32, 8, 8], double.NaN).Dispose();
        foreach (var (single, twice) in Passed(conv, float32).Zip(Passed(exact, float64)))
            Assert.True(single.to_type(float64).allclose(twice, 1e-3, 1e-2));

        Tensor[] Passed(Conv2d module, ScalarType type)
        {
            var x = linspace(-1, 1, 64 * channels * 64, type).reshape(64, channels, 8, 8).cos().requires_grad_();
            var y = module.call(x);
            y.square().sum().backward();
            return [y, x.grad!, module.weight.grad!];
        }
    }

    [Theory, InlineData(100, 1), InlineData(4096, 2)]
    public void A_sampler_takes_the_threads_that_its_state_is_worth(int points, int expected)
    {
        var seen = 0;
        using var x = zeros(points, 2);
        using var y = Ode.Solve(Still, x, RungeKutta.Euler, 1);
        Assert.Equal((expected, 2), (seen, get_num_threads()));

        Tensor Still(Tensor state, Tensor t)
        {
            seen = get_num_threads();
            return zeros_like(state);
        }
    }

    private static int ThreadsInTraining(Module net, Func<Tensor> loss)
    {
        var (seen, validating) = (0, 0);
        Fit.Minimize(
            net,
            _ =>
            {
                seen = get_num_threads();
                return loss();
            },
            new FitOptions { Steps = 2 },
            () => validating = get_num_threads(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal((2, 2), (validating, get_num_threads()));
        return seen;
    }
}
