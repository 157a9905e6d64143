using System.Diagnostics;
using Benchmarks.Running;
using GenerativeModels.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks.Workloads;

/// <summary>One optimiser's share in a training step.</summary>
/// <param name="Model">What it trains.</param>
/// <param name="Loss">What it minimises, on a fresh batch.</param>
/// <param name="Optimizer">Parameters and learning rate to the optimiser.</param>
/// <param name="Rate">Learning rate.</param>
/// <param name="Opponent">A model that the loss passes through and that this share does not train.</param>
internal sealed record Turn(
    nn.Module Model,
    Func<Tensor> Loss,
    Func<IEnumerable<Parameter>, double, optim.Optimizer> Optimizer,
    double Rate = 1e-3,
    nn.Module? Opponent = null
)
{
    public static optim.Optimizer Adam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate);
}

/// <summary>Training as TorchSharp's tutorials write it. The loss of the first turn is what is returned.</summary>
internal sealed class PlainTraining(IReadOnlyList<Turn> turns) : IWorkload
{
    private readonly List<(Turn Turn, optim.Optimizer Optimizer)> players =
    [
        .. turns.Select(turn => (turn, turn.Optimizer(turn.Model.parameters(), turn.Rate))),
    ];

    public double Step()
    {
        using var scope = NewDisposeScope();
        var first = double.NaN;
        foreach (var (turn, optimizer) in players)
        {
            var loss = turn.Loss();
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            var number = loss.item<float>();
            first = double.IsNaN(first) ? number : first;
        }
        return first;
    }
}

/// <summary>Training by <see cref="Fit"/>, timed from one loss to the next.</summary>
internal sealed class FitTraining(IReadOnlyList<Turn> turns) : IRepeated
{
    private const int MostSteps = 1_000_000; // in one timing

    public IReadOnlyList<double> First(int steps) => Run(steps, () => { }, default).Losses;

    public IReadOnlyList<double> Time(double seconds, int atLeast, Func<double> clock)
    {
        using var end = new CancellationTokenSource();
        var start = Stopwatch.GetTimestamp();
        var stamps = new List<double>();
        try
        {
            Run(MostSteps, Stamp, end.Token);
        }
        catch (OperationCanceledException) { }
        // Without those steps that lay out the parameters.
        return [.. stamps.Skip(2).Zip(stamps.Skip(3), (a, b) => b - a)];

        void Stamp()
        {
            stamps.Add(clock());
            if (stamps.Count > atLeast + 3 && Stopwatch.GetElapsedTime(start).TotalSeconds > seconds)
                end.Cancel();
        }
    }

    public FitHistory Run(int steps, Action stamp, CancellationToken cancel)
    {
        var options = new FitOptions { Steps = steps };
        if (turns is [var only])
            return Fit.Minimize(
                only.Model,
                _ =>
                {
                    stamp();
                    return only.Loss();
                },
                options with
                {
                    LearningRate = only.Rate,
                    Optimizer = only.Optimizer,
                },
                cancel: cancel
            );
        var players = turns
            .Select(turn =>
                (
                    turn,
                    opponent: turn.Opponent?.parameters().ToArray() ?? [],
                    new Learner(turn.Model, options with { LearningRate = turn.Rate, Optimizer = turn.Optimizer })
                )
            )
            .ToList();
        try
        {
            return Fit.Alternate([.. players.Select(player => player.Item3)], Round, options, cancel: cancel);
        }
        finally
        {
            players.ForEach(player => player.Item3.Dispose());
        }

        double Round(FitStep step)
        {
            stamp();
            var losses = new List<double>();
            foreach (var (turn, opponent, learner) in players)
            {
                Require(opponent, false);
                losses.Add(learner.Step(turn.Loss));
                Require(opponent, true);
            }
            return losses[0];
        }
    }

    private static void Require(Parameter[] opponent, bool gradient)
    {
        foreach (var parameter in opponent)
            parameter.requires_grad = gradient;
    }
}
