using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenerativeModels.Training;

/// <summary>A model with its optimiser, gradient clipping and running mean of the weights: what takes one step.</summary>
public sealed class Learner : IDisposable
{
    private readonly FitOptions options;
    private readonly List<Parameter> parameters;
    private readonly optim.Optimizer optimizer;
    private readonly Weights? mean;
    private int steps;

    /// <summary>Trains those parameters of the model that require a gradient.</summary>
    /// <exception cref="ArgumentException">The model has nothing to train.</exception>
    public Learner(nn.Module model, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        (Model, this.options) = (model, options);
        parameters = [.. model.parameters().Where(parameter => parameter.requires_grad)];
        if (parameters.Count == 0)
            throw new ArgumentException(
                $"expected a model with parameters to train, got {model.GetType().Name} with none",
                nameof(model)
            );
        optimizer = options.Optimizer(parameters, options.LearningRate);
        mean = options.EmaDecay is null ? null : new Weights(model);
    }

    /// <summary>What is trained.</summary>
    public nn.Module Model { get; }

    /// <summary>The joint 2-norm of the last step's gradients before clipping; NaN where there is no clipping.</summary>
    public double GradNorm { get; private set; } = double.NaN;

    /// <summary>One optimiser step on a loss of one element, in a dispose scope of its own. Returns the loss.</summary>
    /// <exception cref="ArithmeticException">The loss is not finite; the weights are those before the step.</exception>
    public double Step(Func<Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var value = loss();
        var number = value.ToDouble();
        if (!double.IsFinite(number))
            throw new ArithmeticException($"the loss of {Model.GetType().Name} became {number} at step {steps + 1}");
        value.backward();
        if (options.MaxGradNorm is { } norm)
            GradNorm = nn.utils.clip_grad_norm_(parameters, norm);
        optimizer.step();
        steps++;
        mean?.Average(Math.Min(options.EmaDecay!.Value, (1.0 + steps) / (10 + steps)));
        return number;
    }

    /// <summary>Sets the learning rate for the progress 0 … 1 that training has made.</summary>
    internal void Schedule(double progress)
    {
        var rate = options.LearningRate * options.Schedule(progress);
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = rate;
    }

    /// <summary>Exchanges the weights in training with their running mean, where there is one.</summary>
    internal void SwapMean() => mean?.Swap();

    /// <summary>Frees the optimiser's state and the running mean; the model stays.</summary>
    public void Dispose()
    {
        optimizer.Dispose();
        mean?.Dispose();
    }
}
