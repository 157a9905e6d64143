using System.Diagnostics;
using GenerativeModels.Training;

namespace Benchmarks.Workloads;

/// <summary>One optimiser's share in a training step.</summary>
/// <param name="Model">What it trains.</param>
/// <param name="Loss">What it minimises, on a fresh batch.</param>
/// <param name="Optimizer">Parameters and learning rate to the optimiser.</param>
/// <param name="Rate">Learning rate.</param>
/// <param name="Opponent">A model that the loss passes through and that this share does not train.</param>
internal sealed record Turn(
    Module Model,
    Func<Tensor> Loss,
    Func<IEnumerable<Parameter>, double, optim.Optimizer> Optimizer,
    double Rate = 1e-3,
    Module? Opponent = null
)
{
    public static optim.Optimizer Adam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate);
}

/// <summary>Work that is done again and again.</summary>
internal interface IRepeated
{
    /// <summary>The numbers of the first steps.</summary>
    public IReadOnlyList<double> First(int steps);

    /// <summary>What further steps take by a clock, in its unit, for so many seconds.</summary>
    public IReadOnlyList<double> Time(double seconds, int atLeast, Func<double> clock);
}

/// <summary>One training step, or one sampling run, or one call, again and again: its loss, or another number that all sides share.</summary>
internal sealed class Repeated(Func<double> step) : IRepeated
{
    public IReadOnlyList<double> First(int steps) => [.. Enumerable.Range(0, steps).Select(_ => step())];

    public IReadOnlyList<double> Time(double seconds, int atLeast, Func<double> clock)
    {
        var times = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (times.Count < atLeast || Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
        {
            var start = clock();
            step();
            times.Add(clock() - start);
        }
        return times;
    }
}

/// <summary>Training as TorchSharp's tutorials write it. The loss of the first turn is what is returned.</summary>
internal sealed class PlainTraining(IReadOnlyList<Turn> turns)
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
        if (turns is [var only])
            return Fit.Minimize(only.Model, _ => Stamped(only), Options(only), cancel: cancel);
        var learners = turns.Select(turn => new Learner(turn.Model, Options(turn))).ToList();
        var opponents = turns.Select(turn => turn.Opponent?.parameters().ToArray() ?? []).ToList();
        try
        {
            return Fit.Alternate(learners, Round, new FitOptions { Steps = steps }, cancel: cancel);
        }
        finally
        {
            learners.ForEach(learner => learner.Dispose());
        }

        FitOptions Options(Turn turn) =>
            new()
            {
                Steps = steps,
                LearningRate = turn.Rate,
                Optimizer = turn.Optimizer,
            };

        Tensor Stamped(Turn turn)
        {
            stamp();
            return turn.Loss();
        }

        double Round(FitStep step)
        {
            stamp();
            var losses = new List<double>();
            foreach (var (turn, learner, opponent) in turns.Zip(learners, opponents))
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
