namespace GenerativeModels.Tests.Training;

/// <summary>A learner whose parameters lie in one tensor trains as TorchSharp's optimisers do, whatever happens to the model.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class FlatParametersTests : TensorTests
{
    private const int Steps = 50;

    private readonly Tensor x;
    private readonly Tensor y;

    public FlatParametersTests()
        : base(globalSeed: 5)
    {
        x = randn(64, 3);
        y = x.sin().sum(1, keepdim: true);
    }

    public static TheoryData<string> Optimizers => [.. Rules.Keys];

    private static Dictionary<string, Func<IEnumerable<Parameter>, double, optim.Optimizer>> Rules { get; } =
        new()
        {
            ["Adam"] = static (w, rate) => optim.Adam(w, rate),
            ["Adam for games"] = static (w, rate) => optim.Adam(w, rate, 0.0, 0.9),
            ["Adam without memory"] = static (w, rate) => optim.Adam(w, rate, 0.5, 0.0),
            ["Adam with L2 penalty"] = static (w, rate) => optim.Adam(w, rate, weight_decay: 0.1),
            ["Adam AMSGrad"] = static (w, rate) => optim.Adam(w, rate, amsgrad: true),
            ["AdamW"] = static (w, rate) => optim.AdamW(w, rate, weight_decay: 0.1),
            ["Adamax"] = static (w, rate) => optim.Adamax(w, rate),
            ["NAdam"] = static (w, rate) => optim.NAdam(w, rate),
            ["RAdam"] = static (w, rate) => optim.RAdam(w, rate),
            ["Adagrad"] = static (w, rate) => optim.Adagrad(w, rate),
            ["Adadelta"] = static (w, rate) => optim.Adadelta(w, rate),
            ["RMSProp"] = static (w, rate) => optim.RMSProp(w, rate),
            ["SGD with momentum"] = static (w, rate) => optim.SGD(w, rate, momentum: 0.9),
        };

    [Theory, MemberData(nameof(Optimizers))]
    public void Fifty_steps_are_those_of_the_optimiser(string name)
    {
        var rule = Rules[name];
        AssertSameTraining(Net, rule, new FitOptions());
        AssertSameTraining(Net, rule, new FitOptions { MaxGradNorm = 0.5, EmaDecay = 0.9 });
    }

    [Fact]
    public void Losses_of_many_steps_are_those_of_the_optimiser()
    {
        // Long enough for the second moment's scale to be taken out several times.
        var options = new FitOptions { Schedule = LearningRate.Cosine() };
        AssertSameTraining(Net, static (w, rate) => optim.Adam(w, rate, 0.9, 0.95), options, steps: 600, tolerance: 1e-4);
    }

    [Fact]
    public void Frozen_parameters_stay()
    {
        AssertSameTraining(Frozen, Rules["AdamW"], new FitOptions());

        static Sequential Frozen()
        {
            var net = Net();
            net.parameters().First().requires_grad = false;
            return net;
        }
    }

    [Fact]
    public void A_learner_says_which_parameters_it_steps_one_by_one()
    {
        var learner = AssertSameTraining(() => new Idle(), Rules["AdamW"], new FitOptions());
        Assert.StartsWith("2 of 6: without a gradient", learner);
        var said = AssertSameTraining(Net, static (w, rate) => optim.Rprop(w, rate), new FitOptions());
        Assert.StartsWith("all: Rprop", said);
        var tied = AssertSameTraining(() => new Tied(first => first), Rules["Adam"], new FitOptions());
        Assert.Null(tied);
        var twice = AssertSameTraining(() => new Tied(first => new Parameter(first.alias())), Rules["Adam"], new FitOptions());
        Assert.Equal("all: two of them are one and the same", twice);
    }

    [Fact]
    public void Groups_of_different_options_are_stepped_one_by_one()
    {
        var said = AssertSameTraining(Net, Groups, new FitOptions());
        Assert.Equal("all: their options differ", said);
        static optim.Optimizer Groups(IEnumerable<Parameter> w, double rate) =>
            optim.AdamW(
                w.GroupBy(p => p.dim() > 1)
                    .Select(g => new AdamW.ParamGroup(g.ToList(), rate, weight_decay: g.Key ? 0.1 : 0))
                    .ToArray(),
                rate
            );
    }

    [Fact]
    public void An_optimiser_of_other_parameters_is_left_alone()
    {
        using var net = Net();
        FitOptions options = new() { Optimizer = (_, rate) => optim.Adam(net.parameters().ToList(), rate) };
        using var learner = new Learner(net, options);
        var before = Loss(net);
        for (var step = 0; step < 20; step++)
            learner.Step(() => Error(net));
        Assert.Equal("all: the optimiser has parameters of its own choice", learner.Separate);
        Assert.True(Loss(net) < before);
    }

    public static TheoryData<string> Happenings => [.. Between.Keys];

    private static Dictionary<string, Action<Sequential, int>> Between { get; } =
        new()
        {
            ["weights are saved and loaded"] = (net, step) =>
            {
                if (step != 20)
                    return;
                using var file = new MemoryStream();
                net.save(file);
                using var again = new MemoryStream(file.ToArray());
                Each(net, weight => weight.mul_(0.5));
                net.load(again);
                net.load_state_dict(net.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value * 0.9));
            },
            ["a user clears gradients or makes some"] = (net, step) =>
            {
                if (step % 3 == 0)
                    net.call(ones(4, 3)).square().mean().backward();
                else
                    net.zero_grad(set_to_none: step % 2 == 0);
            },
            ["a parameter gets memory elsewhere"] = (net, step) =>
            {
                if (step == 10)
                    Each(net, weight => weight.set_(weight.clone() * 0.5));
            },
            ["a parameter is frozen"] = (net, step) => net.parameters().First().requires_grad = step < 10,
        };

    [Theory, MemberData(nameof(Happenings))]
    public void Whatever_happens_between_steps_the_next_are_those_of_the_optimiser(string happening)
    {
        AssertSameTraining(Net, Rules["Adam"], new FitOptions(), between: Between[happening]);
        AssertSameTraining(Net, Rules["Adam"], new FitOptions { EmaDecay = 0.9 }, between: Between[happening]);
    }

    [Fact]
    public void Two_learners_of_one_model_do_not_disturb_each_other()
    {
        AssertSame(Train(separate: false), Train(separate: true), 1e-6);

        float[] Train(bool separate)
        {
            manual_seed(3);
            using var net = Net();
            var options = new FitOptions();
            using var one = separate ? null : new Learner(net, options);
            using var other = separate ? null : new Learner(net, options);
            using var plainOne = optim.Adam(net.parameters(), options.LearningRate);
            using var plainOther = optim.Adam(net.parameters(), options.LearningRate);
            for (var step = 0; step < Steps; step++)
                if (separate)
                    PlainStep(net, step % 2 == 0 ? plainOne : plainOther, options);
                else
                    (step % 2 == 0 ? one : other)!.Step(() => Error(net));
            return Flat(net.parameters());
        }
    }

    [Fact]
    public void A_replaced_parameter_and_another_type_are_trained_on()
    {
        using var net = Net();
        using var learner = new Learner(net, new FitOptions { LearningRate = 1e-2, EmaDecay = 0.9 });
        Run(5);
        ((Linear)net[2]).weight = new Parameter(randn(1, 16));
        Run(40);
        net.to(float64);
        Run(40);
        Assert.Equal([5, 45], learner.Restarts);

        void Run(int steps)
        {
            var before = Loss(net);
            for (var step = 0; step < steps; step++)
                learner.Step(() => Error(net));
            Assert.Null(learner.Separate);
            Assert.True(Loss(net) < before);
        }
    }

    [Fact]
    public void The_model_outlives_its_learner()
    {
        using var net = Net();
        using (var learner = new Learner(net, new FitOptions()))
            learner.Step(() => Error(net));
        var before = Loss(net);
        using var next = new Learner(net, new FitOptions { LearningRate = 1e-2 });
        for (var step = 0; step < 20; step++)
            next.Step(() => Error(net));
        Assert.True(Loss(net) < before);
    }

    /// <summary>Trains two of the same, by a learner and by the optimiser alone. Returns what the learner says of itself.</summary>
    private string? AssertSameTraining<T>(
        Func<T> make,
        Func<IEnumerable<Parameter>, double, optim.Optimizer> rule,
        FitOptions options,
        int steps = Steps,
        double tolerance = 1e-6,
        Action<T, int>? between = null
    )
        where T : Module<Tensor, Tensor>
    {
        manual_seed(3);
        using var net = make();
        manual_seed(3);
        using var twin = make();
        AssertSame(Flat(net.parameters()), Flat(twin.parameters()), 0);
        options = options with { Optimizer = rule, Steps = steps };
        using var learner = new Learner(net, options);
        using var plain = rule(twin.parameters().Where(p => p.requires_grad).ToList(), options.LearningRate);
        var mean = Flat(twin.parameters());
        using var scope = NewDisposeScope();
        for (var step = 0; step < steps; step++)
        {
            learner.Schedule(step / (double)steps);
            foreach (var group in plain.ParamGroups)
                group.LearningRate = options.LearningRate * options.Schedule(step / (double)steps);
            learner.Step(() => Error(net));
            PlainStep(twin, plain, options);
            between?.Invoke(net, step);
            between?.Invoke(twin, step);
            var decay = Math.Min(options.EmaDecay ?? 0, (2.0 + step) / (11 + step));
            mean = [.. mean.Zip(Flat(twin.parameters()), (a, b) => (float)(decay * a + (1 - decay) * b))];
        }
        AssertSame(Flat(net.parameters()), Flat(twin.parameters()), tolerance);
        learner.SwapMean();
        if (options.EmaDecay is not null && between is null)
            AssertSame(Flat(net.parameters()), mean, tolerance);
        return learner.Separate;
    }

    private void PlainStep(Module<Tensor, Tensor> net, optim.Optimizer optimizer, FitOptions options)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        Error(net).backward();
        if (options.MaxGradNorm is { } norm)
            nn.utils.clip_grad_norm_(net.parameters().ToList(), norm);
        optimizer.step();
    }

    private Tensor Error(Module<Tensor, Tensor> net)
    {
        var type = net.parameters().First().dtype;
        return (net.call(x.to(type)) - y.to(type)).square().mean();
    }

    private double Loss(Module<Tensor, Tensor> net)
    {
        using var scope = NewDisposeScope();
        return Error(net).ToDouble();
    }

    private static void Each(Module net, Action<Tensor> change)
    {
        using var off = no_grad();
        foreach (var parameter in net.parameters())
            change(parameter);
    }

    private static Sequential Net() => Sequential(Linear(3, 16), Tanh(), Linear(16, 1));

    private static float[] Flat(IEnumerable<Parameter> parameters)
    {
        using var scope = NewDisposeScope();
        return [.. parameters.SelectMany(parameter => parameter.detach().contiguous().data<float>().ToArray())];
    }

    private static void AssertSame(float[] actual, float[] expected, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var worst = actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(worst <= tolerance, $"parameters differ by {worst:g3}, allowed {tolerance:g3}");
    }

    /// <summary>A network with a layer that its output does not depend on.</summary>
    private sealed class Idle : Module<Tensor, Tensor>
    {
        private readonly Linear idle = Linear(3, 4);
        private readonly Sequential net = Net();

        public Idle()
            : base(nameof(Idle)) => RegisterComponents();

        public override Tensor forward(Tensor x) => net.call(x);
    }

    /// <summary>W used twice: Σ tanh(x W) Wᵀ.</summary>
    private sealed class Tied : Module<Tensor, Tensor>
    {
        private readonly Linear first = Linear(3, 3);
        private readonly Linear second = Linear(3, 3);

        public Tied(Func<Parameter, Parameter> tie)
            : base(nameof(Tied))
        {
            second.weight = tie(first.weight);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => second.call(first.call(x).tanh()).sum(1, keepdim: true);
    }
}
