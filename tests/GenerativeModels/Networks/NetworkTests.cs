namespace GenerativeModels.Tests.Networks;

[Collection(nameof(GlobalGenerator))]
public sealed class NetworkTests() : TensorTests(globalSeed: 5)
{
    private static readonly UNetOptions Thin = new() { Width = 8 };

    public static TheoryData<UNetOptions, int[]> Sizes =>
        [
            (Thin, [1, 8, 8]),
            (Thin with { Patch = 2 }, [1, 28, 28]),
            (Thin with { Attention = false, Classes = 3 }, [1, 28, 28]),
            (Thin with { Channels = 3, Multipliers = [1, 2, 4], Classes = 10 }, [3, 16, 8]),
            (Thin with { Multipliers = [3], Frequencies = 0 }, [1, 5, 7]),
        ];

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
    public void Every_example_is_on_its_own_and_points_and_times_are_mapped_to_points()
    {
        using var net = new UNet(new() { Width = 8, Classes = 4 });
        var (x, t, labels) = (randn(6, 1, 8, 8), rand(6), arange(6, dtype: ScalarType.Int64) % 5);
        var some = net.Conditional(x[3..5], t[3..5], labels[3..5]);
        Assert.True((net.Conditional(x, t, labels)[3..5] - some).abs().max().ToDouble() < 1e-5);
        manual_seed(2);
        using var mlp = new TimeMlp(2, width: 16);
        var (points, times) = (randn(6, 2), rand(6));
        Assert.True((mlp.call(points, times)[3..4] - mlp.call(points[3..4], times[3..4])).abs().max().ToDouble() < 1e-6);
        Assert.Equal([6, 2], mlp.call(points, times).shape);
        Assert.False(mlp.call(points, zeros(6)).Equals(mlp.call(points, full(6, 0.5))));
        using var wide = new TimeMlp(2, outputs: 7);
        Assert.Equal([6, 7], wide.call(points, times).shape);
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
    public void Without_gradients_a_large_batch_is_what_its_rows_are()
    {
        using var scope = NewDisposeScope();
        var net = new UNet(new() { Width = 8, Classes = 2 });
        var (x, t, y) = (randn(500, 1, 8, 8), rand(500), randint(3, [500], ScalarType.Int64));
        var whole = net.Conditional(x, t, y);
        using var off = no_grad();
        Assert.True((net.Conditional(x, t, y) - whole).abs().max().item<float>() < 1e-5);
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

    public static TheoryData<ISchedule, Target> Paths =>
        new() { { new Cosine(), Target.V }, { new Straight(), Target.Velocity } };

    [Theory, MemberData(nameof(Paths))]
    public void A_model_that_is_told_classes_is_guided_in_its_data_as_in_what_its_network_says(ISchedule schedule, Target target)
    {
        using var net = new UNet(new() { Width = 8, Classes = 3 });
        var model = new ImageDiffusion(new(net, schedule, target), Height: 8, Width: 8);
        var (x, t, labels) = (randn(3, 1, 8, 8), rand(3) * 0.8 + 0.1, arange(3, dtype: ScalarType.Int64));
        Tensor Data(double weight) => model.Told(labels, weight).Denoiser.Data(x, t);
        var (told, untold) = (Data(0), model.Denoiser.Data(x, t));
        var split = target.Split(net.Conditional(x, t, labels), x, schedule.At(t.Like(x))).Data;
        Assert.True((told - split).abs().max().ToDouble() < 1e-5);
        Assert.True((told - untold).abs().max().ToDouble() > 1e-3);
        Assert.True((Data(-1) - untold).abs().max().ToDouble() < 1e-4);
        Assert.True((Data(2) - (3 * told - 2 * untold)).abs().max().ToDouble() < 1e-4);
        Assert.Equal([3, 64], model.Told(labels, 1).Sample(3, rng, steps: 2).shape);
        using var ignorant = new UNet(Thin);
        var other = model with { Denoiser = model.Denoiser with { Net = ignorant } };
        Throws<InvalidOperationException>("knows of classes", () => other.Told(labels));
    }

    [Fact]
    public void The_same_generator_gives_the_same_frequencies_and_another_shape_is_refused()
    {
        var x = ones(1, 2);
        Tensor At(ulong seed) => new FourierFeatures(2, 3, 1, new Generator(seed)).call(x);
        Assert.True(At(1).equal(At(1)).all().ToBoolean());
        Assert.False(At(1).equal(At(2)).all().ToBoolean());
        Throws<ArgumentException>(
            "expected x: [B, 2], got [4, 3]",
            () => new FourierFeatures(2, 3, 1, new Generator(1)).call(ones(4, 3))
        );
    }
}
