namespace GenerativeModels.Data;

/// <summary>One model's line in the table of the 8×8 digits: several trainings, and what made them.</summary>
/// <param name="Model">Its name, unique in the table.</param>
/// <param name="Notebook">Which shows it; empty for a floor.</param>
/// <param name="Kind">What the nats are.</param>
/// <param name="Note">What else a reader has to know; may be empty.</param>
/// <param name="Parameters">How many numbers were learned.</param>
/// <param name="Command">What made the line.</param>
/// <param name="Date">When, in UTC.</param>
/// <param name="Runs">One for each seed.</param>
public sealed record DigitsRow(
    string Model,
    string Notebook,
    LikelihoodKind Kind,
    string Note,
    long Parameters,
    string Command,
    DateOnly Date,
    IReadOnlyList<DigitsRun> Runs
)
{
    /// <summary>64 ln 17 nats per image: what a model that knows nothing pays.</summary>
    public static double Uniform { get; } = 64 * Math.Log(17);

    /// <summary>Nats per image on the validation rows: mean and sample standard deviation over the runs.</summary>
    public Spread Validation() => Spread.Of([.. Runs.Select(run => run.Validation)]);

    /// <summary>Nats per image on the test rows: mean and sample standard deviation over the runs.</summary>
    public Spread Test() => Spread.Of([.. Runs.Select(run => run.Test)]);

    /// <summary>Of one training: mean and sample standard deviation over the runs.</summary>
    public Spread Seconds() => Spread.Of([.. Runs.Select(run => run.Seconds)]);

    /// <summary>What is wrong with the line, in words; null: nothing.</summary>
    internal string? Fault()
    {
        if (string.IsNullOrWhiteSpace(Model) || Notebook is null || Note is null || string.IsNullOrWhiteSpace(Command))
            return "expected a model's name, notebook, note and command";
        if (!Enum.IsDefined(Kind))
            return $"{Model}: expected a kind of likelihood, got {Kind}";
        if (Parameters < 0)
            return $"{Model}: expected parameters ≥ 0, got {Parameters}";
        if (Runs is not { Count: > 0 } || Runs.DistinctBy(run => run.Seed).Count() != Runs.Count)
            return $"{Model}: expected runs of different seeds";
        foreach (var run in Runs)
        {
            if (!Possible(run.Validation) || !Possible(run.Test))
                return $"{Model}, seed {run.Seed}: expected 0 … {2 * Uniform:0} nats, got {run.Validation} and {run.Test}";
            if (run.Seconds is not (>= 0 and < 1e6))
                return $"{Model}, seed {run.Seed}: expected seconds, got {run.Seconds}";
        }
        return null;
    }

    private static bool Possible(double nats) => nats > 0 && nats < 2 * Uniform;
}
