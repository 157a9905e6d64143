namespace GenerativeModels.Training;

/// <summary>Validates the running means of the weights, keeps the best ones, and says when to give up.</summary>
internal sealed class EarlyStopping : IDisposable
{
    private readonly IReadOnlyList<Learner> learners;
    private readonly Func<double>? validate;
    private readonly int? patience;
    private readonly List<Weights> best = [];
    private readonly List<FitPoint> points = [];
    private double bestValue = double.PositiveInfinity;
    private int sinceBest;

    public EarlyStopping(IReadOnlyList<Learner> learners, Func<double>? validate, int? patience) =>
        (this.learners, this.validate, this.patience) = (learners, validate, patience);

    public IReadOnlyList<FitPoint> Points => points;

    public int? BestStep { get; private set; }

    public bool Stop => sinceBest >= patience;

    /// <summary>Validates in evaluation mode, then goes back to training. A NaN is never a best.</summary>
    public double Validate(int step)
    {
        foreach (var learner in learners)
        {
            learner.SwapMean();
            learner.Model.eval();
        }
        try
        {
            var value = Measure();
            points.Add(new FitPoint(step, value));
            sinceBest++;
            if (value < bestValue)
            {
                (bestValue, BestStep, sinceBest) = (value, step, 0);
                Keep();
            }
            return value;
        }
        finally
        {
            foreach (var learner in learners)
            {
                learner.SwapMean();
                learner.Model.train();
            }
        }
    }

    /// <summary>The models get their best weights; without validation, the running means of the last ones.</summary>
    public void Finish()
    {
        if (best.Count > 0)
            best.ForEach(weights => weights.Restore());
        else
            foreach (var learner in learners)
                learner.SwapMean();
    }

    public void Dispose() => best.ForEach(weights => weights.Dispose());

    private double Measure()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return validate!();
    }

    private void Keep()
    {
        if (best.Count == 0)
            best.AddRange(learners.Select(learner => new Weights(learner.Model)));
        else
            best.ForEach(weights => weights.Save());
    }
}
