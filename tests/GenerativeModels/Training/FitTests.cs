namespace GenerativeModels.Tests.Training;

[Collection(nameof(GlobalGenerator))]
public sealed class FitTests : TensorTests
{
    private readonly Tensor data;

    public FitTests() => data = Line(200);

    [Fact]
    public void A_regression_is_learned()
    {
        using var model = Net();
        var history = Train(model, new() { Steps = 600, LearningRate = 1e-2 });
        Assert.Equal(600, history.Losses.Count);
        Assert.Equal((600, FitEnd.Completed), (history.BestStep, history.End));
        Assert.True(history.Losses[^1] < 0.01 * history.Losses[0]);
        Assert.False(model.training);
    }

    [Fact]
    public void The_same_seed_gives_the_same_losses()
    {
        Assert.Equal(Losses(7), Losses(7));
        Assert.NotEqual(Losses(7), Losses(8));

        IReadOnlyList<double> Losses(ulong seed)
        {
            manual_seed(3);
            using var model = Net();
            using var shuffle = new Generator(seed);
            return Fit.Minimize(model, data, SquaredError(model), shuffle, new() { Steps = 25 }, cancel: Cancel).Losses;
        }
    }

    [Fact]
    public void Early_stopping_restores_the_best_weights()
    {
        using var model = Net();
        double[] script = [5, 3, 4, 4, 4];
        var seen = new List<float[]>();
        var options = Defaults with { Steps = 1000, ValidateEvery = 10, Patience = 3 };
        var history = Train(model, options, validate: Validate);
        Assert.Equal((20, FitEnd.EarlyStopping, 3.0), (history.BestStep, history.End, history.BestValidation));
        Assert.Equal(50, history.Losses.Count);
        Assert.Equal([10, 20, 30, 40, 50], history.Validation.Select(point => point.Step));
        Assert.Equal(seen[1], Flat(model));
        Assert.NotEqual(seen[4], Flat(model));

        double Validate()
        {
            Assert.False(model.training);
            Assert.False(is_grad_enabled());
            seen.Add(Flat(model));
            return script[seen.Count - 1];
        }
    }

    [Fact]
    public void The_running_mean_is_what_is_validated_and_kept()
    {
        using var model = Net();
        var start = Flat(model);
        var (mean, taken) = (start, 0);
        float[] validated = [];
        Train(model, Defaults with { Steps = 3, EmaDecay = 0.9, ValidateEvery = 3 }, Watched, Validate);
        Assert.Equal(validated, Flat(model));
        // Two of the three averages can be seen from inside of the loss; the third moves further from the start.
        Assert.True(Distance(validated, start) > Distance(mean, start));
        Assert.True(Distance(validated, mean) < Distance(validated, start));

        Tensor Watched(Tensor x, FitStep step)
        {
            if (taken++ > 0)
                mean = Average(mean, Flat(model), taken - 1);
            return SquaredError(model)(x, step);
        }

        double Validate()
        {
            validated = Flat(model);
            return 1;
        }

        static float[] Average(float[] mean, float[] weights, int step)
        {
            var decay = Math.Min(0.9, (1.0 + step) / (10 + step));
            return [.. mean.Zip(weights, (m, w) => (float)(decay * m + (1 - decay) * w))];
        }
    }

    [Fact]
    public void Cancelling_leaves_a_model_that_works()
    {
        using var model = Net();
        using var source = new CancellationTokenSource();
        var calls = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Fit.Minimize(model, data, Cancelled, rng, new() { Steps = 1000 }, cancel: source.Token)
        );
        Assert.Equal(10, calls);
        Assert.False(model.training);
        Assert.True(model.call(data.narrow(1, 0, 1)).isfinite().all().item<bool>());
        Train(model, new() { Steps = 5 });

        Tensor Cancelled(Tensor x, FitStep step)
        {
            if (++calls == 10)
                source.Cancel();
            return SquaredError(model)(x, step);
        }
    }

    [Fact]
    public void The_interrupt_button_is_heeded()
    {
        using var model = Net();
        using var source = new CancellationTokenSource();
        source.Cancel();
        var before = Live.Cancellation;
        try
        {
            Live.Cancellation = () => source.Token;
            Assert.ThrowsAny<OperationCanceledException>(() => Train(model));
        }
        finally
        {
            Live.Cancellation = before;
        }
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_at_its_step()
    {
        using var model = Net();
        var weights = Array.Empty<float>();
        var error = Assert.Throws<ArithmeticException>(() => Train(model, loss: Broken));
        Assert.EndsWith("became NaN at step 5", error.Message);
        Assert.Equal(weights, Flat(model));

        Tensor Broken(Tensor x, FitStep step)
        {
            weights = Flat(model);
            return SquaredError(model)(x, step) * (step.Index == 4 ? double.NaN : 1);
        }
    }

    [Fact]
    public void Steps_leave_no_tensor_behind()
    {
        using var model = Net();
        var options = Defaults with { EmaDecay = 0.99, MaxGradNorm = 1, ValidateEvery = 7, Schedule = LearningRate.Cosine() };
        Run(20);
        LeavesNothing(() => Run(100));

        void Run(int steps) =>
            Train(model, options with { Steps = steps }, Logged, () => SquaredError(model)(data, null!).ToDouble());

        Tensor Logged(Tensor x, FitStep step)
        {
            var loss = SquaredError(model)(x, step);
            step.Log("error", loss);
            return loss;
        }
    }

    [Fact]
    public void What_the_loss_logs_is_in_the_history()
    {
        using var model = Net();
        var history = Train(model, new() { Steps = 4 }, Logged);
        Assert.Equal([new(1, 0), new(2, 0.25), new(3, 0.5), new(4, 0.75)], history.Series["progress"]);

        Tensor Logged(Tensor x, FitStep step)
        {
            step.Log("progress", step.Progress);
            return SquaredError(model)(x, step);
        }
    }

    [Fact]
    public void Two_learners_take_turns_and_are_validated_together()
    {
        using var one = Net();
        using var other = Net();
        var options = Defaults with { Steps = 20, EmaDecay = 0.5, ValidateEvery = 5 };
        using var first = new Learner(one, options);
        using var second = new Learner(other, options);
        double[] script = [4, 1, 2, 3];
        var seen = new List<(float[], float[])>();
        var history = Fit.Alternate([first, second], Round, options, Validate, Cancel);
        Assert.Equal((20, 10), (history.Losses.Count, history.BestStep));
        Assert.Equal(seen[1].Item1, Flat(one));
        Assert.Equal(seen[1].Item2, Flat(other));
        Assert.NotEqual(seen[3].Item1, Flat(one));
        Assert.True(history.Losses[^1] < history.Losses[0]);

        double Round(FitStep step)
        {
            first.Step(() => SquaredError(one)(data, step));
            return second.Step(() => SquaredError(other)(data, step));
        }

        double Validate()
        {
            Assert.False(one.training || other.training);
            seen.Add((Flat(one), Flat(other)));
            return script[seen.Count - 1];
        }
    }

    private static readonly FitOptions Defaults = new();

    private FitHistory Train(
        Sequential model,
        FitOptions? options = null,
        Func<Tensor, FitStep, Tensor>? loss = null,
        Func<double>? validate = null
    ) => Fit.Minimize(model, data, loss ?? SquaredError(model), rng, options, validate, Cancel);

    private static Sequential Net() => Sequential(Linear(1, 16), Tanh(), Linear(16, 1));

    private static Func<Tensor, FitStep, Tensor> SquaredError(Sequential model) =>
        (rows, _) => (model.call(rows.narrow(1, 0, 1)) - rows.narrow(1, 1, 1)).square().mean();

    /// <summary>x and sin 2x, [N, 2].</summary>
    private static Tensor Line(int count)
    {
        var x = linspace(-1, 1, count);
        return stack([x, (x * 2).sin()], dim: 1);
    }

    private static float[] Flat(Module model)
    {
        using var scope = NewDisposeScope();
        return [.. model.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];
    }

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (double)(p - q)).Sum());
}
