using TorchSharp.Modules;

namespace GenerativeModels.Training;

/// <summary>A model with its optimiser, gradient clipping and running mean of the weights: what takes one step.</summary>
/// <remarks>
/// At its first step the parameters become views of one tensor, in which clipping, the optimiser and the running mean cost a dozen
/// calls a step instead of a dozen for every parameter, with the same result. Where that cannot be, <see cref="Separate"/> says why.
/// </remarks>
public sealed class Learner : IDisposable
{
    /// <summary>Optimisers whose step for an element depends on that element alone.</summary>
    private static readonly HashSet<Type> Elementwise =
    [
        typeof(Adam),
        typeof(AdamW),
        typeof(Adamax),
        typeof(NAdam),
        typeof(RAdam),
        typeof(Adagrad),
        typeof(Adadelta),
        typeof(RMSProp),
        typeof(SGD),
    ];

    private readonly FitOptions options;
    private readonly List<int> restarts = [];
    private List<Parameter> parameters = [];
    private List<optim.Optimizer> optimizers = [];
    private FlatParameters? flat;
    private Weights? mean;
    private bool isArranged;
    private double rate;
    private int steps;

    /// <summary>Trains those parameters of the model that require a gradient.</summary>
    /// <exception cref="ArgumentException">The model has nothing to train.</exception>
    public Learner(nn.Module model, FitOptions options)
    {
        options.Check();
        (Model, this.options, rate) = (model, options, options.LearningRate);
        Begin();
    }

    /// <summary>What is trained.</summary>
    public nn.Module Model { get; }

    /// <summary>The joint 2-norm of the last step's gradients before clipping; NaN where there is no clipping.</summary>
    public double GradNorm { get; private set; } = double.NaN;

    /// <summary>After the first step: which parameters are stepped one by one, and why; null where all are stepped as one tensor.</summary>
    public string? Separate { get; private set; }

    /// <summary>
    /// After how many steps the optimiser's moments and the running mean began anew, because a parameter had been replaced, or moved
    /// to another device or type; empty: never.
    /// </summary>
    public IReadOnlyList<int> Restarts => restarts;

    /// <summary>One optimiser step on a loss of one element, in a dispose scope of its own. Returns the loss.</summary>
    /// <remarks>A parameter that was replaced or moved to another device is trained on; see <see cref="Restarts"/>.</remarks>
    /// <exception cref="ArithmeticException">The loss is not finite; the weights are those before the step.</exception>
    public double Step(Func<Tensor> loss)
    {
        using var scope = NewDisposeScope();
        if (!Holds())
            Begin();
        if (flat is null)
            optimizers.ForEach(optimizer => optimizer.zero_grad());
        else
        {
            flat.ForgetGradients();
            foreach (var optimizer in optimizers.Skip(1))
                optimizer.zero_grad();
        }
        var value = loss();
        var number = value.ToDouble();
        if (!double.IsFinite(number))
            throw new ArithmeticException($"the loss of {Model.GetType().Name} became {number} at step {steps + 1}");
        value.backward();
        if (!Holds())
            Begin();
        if (!isArranged)
            Arrange();
        flat?.GatherGradients();
        if (options.MaxGradNorm is { } norm)
            GradNorm = nn.utils.clip_grad_norm_(parameters, norm);
        foreach (var optimizer in optimizers)
            optimizer.step();
        steps++;
        mean?.Average(Math.Min(options.EmaDecay!.Value, (1.0 + steps) / (10 + steps)));
        return number;
    }

    /// <summary>Sets the learning rate for the progress 0 … 1 that training has made.</summary>
    internal void Schedule(double progress)
    {
        rate = options.LearningRate * options.Schedule(progress);
        SetRate();
    }

    /// <summary>Exchanges the weights in training with their running mean, where there is one.</summary>
    internal void SwapMean() => mean?.Swap();

    /// <summary>Frees the optimiser's state and the running mean; the model stays.</summary>
    public void Dispose() => Release();

    private void Release()
    {
        optimizers.ForEach(optimizer => optimizer.Dispose());
        mean?.Dispose();
        flat?.Dispose();
    }

    /// <summary>Whether all parameters are where they were.</summary>
    private bool Holds() => flat?.Hold() ?? !parameters.Exists(parameter => parameter.IsInvalid);

    /// <summary>Takes the model's present parameters, one by one.</summary>
    private void Begin()
    {
        Release();
        if (steps > 0)
            restarts.Add(steps);
        (flat, mean, isArranged, Separate) = (null, null, false, null);
        parameters = [.. Model.parameters().Where(parameter => parameter.requires_grad)];
        if (parameters.Count == 0)
            throw new ArgumentException(
                $"expected a model with parameters to train, got {Model.GetType().Name} with none",
                "model"
            );
        optimizers = [options.Optimizer(parameters, rate)];
    }

    /// <summary>Lays together what can be, once it is known which parameters get gradients.</summary>
    private void Arrange()
    {
        isArranged = true;
        var plain = optimizers[0];
        Separate =
            !Elementwise.Contains(plain.GetType()) ? $"all: {plain.GetType().Name} is not known to step each element by itself"
            : !Owns(plain, parameters) ? "all: their options differ"
            : null;
        if (Separate is null)
        {
            var first = parameters.Find(IsReached);
            var together = parameters.ToLookup(parameter =>
                first is not null && IsReached(parameter) && FlatParameters.Fits(parameter, first)
            );
            if (together[true].Skip(1).Any())
                LayTogether([.. together[true]], [.. together[false]]);
        }
        if (options.EmaDecay is not null)
            mean = new Weights(parameters);
        SetRate();
    }

    private void LayTogether(List<Parameter> together, List<Parameter> rest)
    {
        var candidate = new FlatParameters(together);
        var optimizer = options.Optimizer([candidate.Whole], rate);
        Separate =
            candidate.HasTwins ? "all: two of them are one and the same"
            : !Owns(optimizer, [candidate.Whole]) ? "all: the optimiser has parameters of its own choice"
            : null;
        if (Separate is not null)
        {
            optimizer.Dispose();
            candidate.Dispose();
            return;
        }
        optimizers[0].Dispose();
        flat = candidate;
        if (FlatAdam.Like(optimizer, flat.Whole) is { } faster)
        {
            optimizer.Dispose();
            optimizer = faster;
        }
        optimizers = rest.Count == 0 ? [optimizer] : [optimizer, options.Optimizer(rest, rate)];
        parameters = [flat.Whole, .. rest];
        if (rest.Count > 0)
            Separate =
                $"{rest.Count} of {rest.Count + flat.Count}: without a gradient at first, or of another type, device or layout";
    }

    /// <summary>Whether an optimiser has these parameters, in one group.</summary>
    private static bool Owns(optim.Optimizer optimizer, IReadOnlyList<Parameter> parameters) =>
        optimizer.ParamGroups.Count() == 1
        && optimizer.parameters().SequenceEqual(parameters, ReferenceEqualityComparer.Instance);

    private static bool IsReached(Parameter parameter)
    {
        using var gradient = parameter.grad;
        return gradient is not null && !gradient.is_sparse;
    }

    private void SetRate()
    {
        foreach (var group in optimizers.SelectMany(optimizer => optimizer.ParamGroups))
            group.LearningRate = rate;
    }
}
