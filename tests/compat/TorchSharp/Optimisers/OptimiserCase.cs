using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Tests.Optimisers;

/// <summary>The same descent by our optimiser and PyTorch's: tanh(x W) V towards y, mean squared error.</summary>
internal sealed record OptimiserCase(
    string Id,
    string Python,
    Func<IEnumerable<Parameter>, Optimizer> Make,
    ScalarType Type = ScalarType.Float32,
    string? Schedule = null,
    Func<Optimizer, lr_scheduler.LRScheduler>? MakeSchedule = null,
    bool Plateau = false
)
{
    private const int Steps = 50;

    public object Describe(Dictionary<string, Tensor> tensors)
    {
        foreach (var (key, value) in Data())
            tensors[$"{Id}/{key}"] = value;
        return new
        {
            id = Id,
            python = Python,
            schedule = Schedule,
            plateau = Plateau,
            steps = Steps,
            parameters = new[] { $"{Id}/w", $"{Id}/v" },
            x = $"{Id}/x",
            y = $"{Id}/y",
        };
    }

    /// <summary>The parameters after 50 steps, and the learning rates on the way.</summary>
    public (Tensor w, Tensor v, Tensor rates) Run()
    {
        var data = Data();
        var parameters = new[] { new Parameter(data["w"]), new Parameter(data["v"]) };
        using var optimiser = Make(parameters);
        var schedule = MakeSchedule?.Invoke(optimiser);
        var rates = new List<double>();
        for (var step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            optimiser.step(() =>
            {
                optimiser.zero_grad();
                var loss = (data["x"].mm(parameters[0]).tanh().mm(parameters[1]) - data["y"]).square().mean();
                loss.backward();
                return loss;
            });
            rates.AddRange(optimiser.ParamGroups.Select(group => group.LearningRate));
            if (Plateau)
                schedule!.step(Math.Abs(20.0 - step));
            else
                schedule?.step();
        }
        return (parameters[0], parameters[1], tensor(rates.ToArray()).view(Steps, -1));
    }

    private Dictionary<string, Tensor> Data()
    {
        using var rng = new Generator(5);
        return new()
        {
            ["x"] = randn([16, 3], ScalarType.Float64, generator: rng).to_type(Type),
            ["y"] = randn([16, 2], ScalarType.Float64, generator: rng).to_type(Type),
            ["w"] = randn([3, 7], ScalarType.Float64, generator: rng).to_type(Type),
            ["v"] = randn([7, 2], ScalarType.Float64, generator: rng).to_type(Type),
        };
    }
}
