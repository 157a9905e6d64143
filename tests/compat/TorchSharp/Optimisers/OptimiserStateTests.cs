using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimisers;

/// <summary>Options and state of an optimiser go to a file and to another optimiser, which then continues the same descent.</summary>
public sealed class OptimiserStateTests
{
    public static TheoryData<string> Ids => [.. Makers.Keys];

    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, double, OptimizerHelper>> Makers = new()
    {
        ["SGD"] = (p, lr) => optim.SGD(p, lr),
        ["SGD momentum"] = (p, lr) => optim.SGD(p, lr, momentum: 0.9),
        ["Adam"] = (p, lr) => optim.Adam(p, lr),
        ["Adam amsgrad"] = (p, lr) => optim.Adam(p, lr, amsgrad: true),
        ["AdamW"] = (p, lr) => optim.AdamW(p, lr, weight_decay: 0.1),
        ["Adamax"] = (p, lr) => optim.Adamax(p, lr),
        ["RMSProp"] = (p, lr) => optim.RMSProp(p, lr),
        ["Adagrad"] = (p, lr) => optim.Adagrad(p, lr, 0.1, initial_accumulator_value: 0.2),
        ["Adadelta"] = (p, lr) => optim.Adadelta(p, lr),
        ["ASGD"] = (p, lr) => optim.ASGD(p, lr, t0: 3),
        ["NAdam"] = (p, lr) => optim.NAdam(p, lr),
        ["RAdam"] = (p, lr) => optim.RAdam(p, lr, beta2: 0.9),
        ["Rprop"] = (p, lr) => optim.Rprop(p, lr),
        ["RMSProp centered"] = (p, lr) => optim.RMSProp(p, lr, momentum: 0.5, centered: true),
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_loaded_optimiser_continues_where_the_saved_one_stopped(string id)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.optim");
        try
        {
            using var whole = new Descent(Makers[id], 0.03);
            whole.Step(5);
            whole.Optimiser.save_state_dict(file);
            using var continued = new Descent(Makers[id], 0.5, whole.Parameter);
            continued.Optimiser.load_state_dict(file);
            using var copied = new Descent(Makers[id], 0.7, whole.Parameter);
            copied.Optimiser.load_state_dict(whole.Optimiser.state_dict());
            foreach (var descent in new[] { whole, continued, copied })
                descent.Step(5);
            Assert.Equal(whole.Parameter.data<double>().ToArray(), continued.Parameter.data<double>().ToArray());
            Assert.Equal(whole.Parameter.data<double>().ToArray(), copied.Parameter.data<double>().ToArray());
            Assert.Equal(0.03, continued.Optimiser.ParamGroups.Single().LearningRate);
            Assert.True(whole.Optimiser.state_dict().State[0].ApproximatelyEquals(continued.Optimiser.state_dict().State[0]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_file_of_another_optimiser_or_another_model_is_refused()
    {
        using var adam = new Descent(Makers["Adam"], 0.1);
        using var sgd = new Descent(Makers["SGD"], 0.1);
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        adam.Optimiser.save_state_dict(writer);
        memory.Position = 0;
        using var reader = new BinaryReader(memory);
        Assert.Contains(
            "Adam",
            Assert.Throws<InvalidDataException>(() => sgd.Optimiser.load_state_dict(reader)).Message,
            StringComparison.Ordinal
        );
        memory.Position = 0;
        using var two = optim.Adam([new Parameter(zeros(2)), new Parameter(zeros(3))]);
        Assert.Throws<ArgumentException>(() => two.load_state_dict(reader));
        Assert.Throws<ArgumentException>(() => two.load_state_dict(adam.Optimiser.state_dict()));
    }

    [Fact]
    public void State_knows_which_group_its_parameter_is_in()
    {
        using var a = new Parameter(zeros(2));
        using var b = new Parameter(zeros(3));
        using var c = new Parameter(zeros(4));
        using var optimiser = optim.Adam([new Adam.ParamGroup([a, b]), new Adam.ParamGroup([c], lr: 0.5)]);
        var state = optimiser.state_dict();
        Assert.Equal(
            [
                [0, 1],
                [2],
            ],
            state.StateIndexRef
        );
        Assert.Equal(0.5, state.Options[1].LearningRate);
        Assert.Equal([4], ((Adam.State)state.State[2]).exp_avg!.shape);
    }

    [Fact]
    public void A_parameter_in_two_groups_is_refused()
    {
        using var a = new Parameter(zeros(2));
        using var optimiser = optim.SGD([a], 0.1);
        Assert.Throws<ArgumentException>(() => optimiser.add_param_group(new SGD.ParamGroup([a])));
        Assert.Single(optimiser.ParamGroups);
    }

    private sealed class Descent : IDisposable
    {
        public Descent(Func<IEnumerable<Parameter>, double, OptimizerHelper> make, double rate, Tensor? start = null)
        {
            Parameter = new Parameter(start is null ? arange(6, ScalarType.Float64).view(2, 3) : start.detach().clone());
            Optimiser = make([Parameter], rate);
        }

        public Parameter Parameter { get; }

        public OptimizerHelper Optimiser { get; }

        public void Step(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var scope = NewDisposeScope();
                Optimiser.zero_grad();
                (Parameter - 1.5).cosh().log().sum().backward();
                Optimiser.step();
            }
        }

        public void Dispose()
        {
            Optimiser.Dispose();
            Parameter.Dispose();
        }
    }
}
