namespace GenerativeModels.Tests.Training;

public sealed class LearnerTests : TensorTests
{
    [Fact]
    public void A_long_gradient_is_cut_to_length()
    {
        using var model = new Scalars(3, 4);
        FitOptions options = new() { LearningRate = 1, MaxGradNorm = 1 };
        using var learner = new Learner(model, options with { Optimizer = static (w, rate) => optim.SGD(w, rate) });
        var loss = learner.Step(() => model.Values.square().sum() * 0.5);
        Assert.Equal(12.5, loss, 1e-6);
        Assert.Equal(5, learner.GradNorm, 1e-5);
        Assert.Equal([2.4f, 3.2f], model.Values.detach().data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Weights_average_swap_save_and_restore()
    {
        using var model = new Scalars(1, 2);
        using var copy = new Weights(model);
        Set(3, 4);
        copy.Average(0.75);
        copy.Swap();
        Assert.Equal([1.5f, 2.5f], Read());
        copy.Swap();
        Assert.Equal([3f, 4f], Read());
        copy.Restore();
        Assert.Equal([1.5f, 2.5f], Read());
        Set(7, 8);
        copy.Save();
        Set(0, 0);
        copy.Restore();
        Assert.Equal([7f, 8f], Read());

        float[] Read() => model.Values.detach().data<float>().ToArray();

        void Set(float first, float second)
        {
            using var off = no_grad();
            model.Values.copy_(tensor(new[] { first, second }));
        }
    }

    [Fact]
    public void Schedules_start_and_end_where_they_say()
    {
        var cosine = LearningRate.Cosine(warmup: 0.1, floor: 0.05);
        Assert.Equal(1e-3 / 0.101, cosine(0), 1e-12); // not quite 0
        Assert.Equal(1, cosine(0.1), 1e-12);
        Assert.Equal(0.525, cosine(0.55), 1e-12);
        Assert.Equal(0.05, cosine(1), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Cosine(warmup: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Cosine(floor: 2));
    }

    [Theory, InlineData(0, 64, 1e-3), InlineData(10, 0, 1e-3), InlineData(10, 64, 0)]
    public void Options_out_of_range_are_refused(int steps, int batch, double rate)
    {
        using var model = new Scalars(1, 2);
        FitOptions options = new() { Steps = steps, BatchSize = batch };
        Assert.Throws<ArgumentOutOfRangeException>(() => new Learner(model, options with { LearningRate = rate }));
    }

    private sealed class Scalars : nn.Module
    {
        public readonly Parameter Values;

        public Scalars(float first, float second)
            : base(nameof(Scalars))
        {
            Values = nn.Parameter(tensor(new[] { first, second }));
            RegisterComponents();
        }
    }

    [Fact]
    public void An_epoch_has_every_row_once_and_what_is_left_over_makes_no_batch_unless_there_is_no_other()
    {
        using var batches = new Minibatches(12, 4, new Generator(1));
        var first = Epoch(batches, 3);
        var second = Epoch(batches, 3);
        Assert.Equal(Enumerable.Range(0, 12).Select(row => (long)row), first.Order());
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);
        using var others = new Minibatches(10, 4, new Generator(1));
        for (var i = 0; i < 20; i++)
            Assert.Equal(8, Epoch(others, 2).Distinct().Count());
        using var few = new Minibatches(3, 64, new Generator(1));
        Assert.Equal([0, 1, 2], Epoch(few, 1).Order());
    }

    private static long[] Epoch(Minibatches batches, int count) =>
        [.. Enumerable.Range(0, count).SelectMany(_ => batches.Next().data<long>().ToArray())];
}
