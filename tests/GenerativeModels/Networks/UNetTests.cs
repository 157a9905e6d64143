namespace GenerativeModels.Tests.Networks;

[Collection(nameof(GlobalGenerator))]
public sealed class UNetTests() : TensorTests(globalSeed: 5)
{
    public static TheoryData<UNetOptions, int[]> Sizes =>
        new()
        {
            {
                new() { Width = 8 },
                [1, 8, 8]
            },
            {
                new() { Width = 8, Patch = 2 },
                [1, 28, 28]
            },
            {
                new()
                {
                    Width = 8,
                    Attention = false,
                    Classes = 3,
                },
                [1, 28, 28]
            },
            {
                new()
                {
                    Width = 8,
                    Channels = 3,
                    Multipliers = [1, 2, 4],
                    Classes = 10,
                },
                [3, 16, 8]
            },
            {
                new()
                {
                    Width = 8,
                    Multipliers = [3],
                    Frequencies = 0,
                },
                [1, 5, 7]
            },
        };

    [Theory, MemberData(nameof(Sizes))]
    public void Images_keep_their_shape_and_every_parameter_learns(UNetOptions options, int[] shape)
    {
        using var net = new UNet(options);
        var (x, t) = (randn(4, shape[0], shape[1], shape[2]), rand(4));
        var labels = zeros(4, dtype: ScalarType.Int64);
        var y = options.Classes is null ? net.call(x, t) : net.Conditional(x, t, labels) + net.call(x, t);
        Assert.Equal(x.shape, y.shape);
        (y * randn_like(y)).sum().backward();
        foreach (var (name, parameter) in net.named_parameters())
            Assert.True(parameter.grad?.abs().max().ToDouble() > 0, $"no gradient reaches {name}");
    }

    [Fact]
    public void Every_example_is_on_its_own()
    {
        using var net = new UNet(new() { Width = 8, Classes = 4 });
        var (x, t, labels) = (randn(6, 1, 8, 8), rand(6), arange(6, dtype: ScalarType.Int64) % 5);
        var some = net.Conditional(x[3..5], t[3..5], labels[3..5]);
        Assert.True((net.Conditional(x, t, labels)[3..5] - some).abs().max().ToDouble() < 1e-5);
    }

    [Fact]
    public void Every_pixel_hears_of_every_other_where_it_attends()
    {
        using var net = new UNet(new() { Width = 8, Patch = 2 });
        var x = randn(1, 1, 28, 28).requires_grad_();
        net.call(x, rand(1))[0, 0, 0, 0].backward();
        Assert.True(x.grad!.abs().min().ToDouble() > 0);
    }

    [Fact]
    public void Time_and_class_change_the_answer_and_the_null_class_is_not_being_told()
    {
        using var net = new UNet(new() { Width = 8, Classes = 2 });
        var (x, t) = (randn(2, 1, 8, 8), rand(2));
        Tensor Told(int label) => net.Conditional(x, t, full(2, label, dtype: ScalarType.Int64));
        Assert.Equal(2, net.NullClass);
        Assert.True((Told(2) - net.call(x, t)).abs().max().ToDouble() < 1e-6);
        Assert.True((Told(0) - Told(1)).abs().max().ToDouble() > 1e-4);
        Assert.True((net.call(x, t) - net.call(x, t + 0.3)).abs().max().ToDouble() > 1e-4);
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        using var net = new UNet(new() { Width = 8, Patch = 2 });
        Throws<ArgumentException>(
            "expected x: [B, 1, H, W] with H and W multiples of 4, got [3, 1, 28, 30]",
            () => net.call(zeros(3, 1, 28, 30), zeros(3))
        );
        Throws<ArgumentException>("expected t: [3], got [1]", () => net.call(zeros(3, 1, 28, 28), zeros(1)));
        Assert.Throws<InvalidOperationException>(() =>
            net.Conditional(zeros(3, 1, 28, 28), zeros(3), zeros(3, dtype: ScalarType.Int64))
        );
        using var told = new UNet(new() { Width = 8, Classes = 2 });
        Throws<ArgumentException>(
            "expected labels: [3], got [2]",
            () => told.Conditional(zeros(3, 1, 8, 8), zeros(3), zeros(2, dtype: ScalarType.Int64))
        );
    }

    [Fact]
    public void Wrong_options_are_named()
    {
        Throws<ArgumentOutOfRangeException>("multiple of 8", () => new UNet(new() { Width = 20 }));
        Assert.Throws<ArgumentException>(() => new UNet(new() { Multipliers = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UNet(new() { Classes = 0 }));
    }
}
