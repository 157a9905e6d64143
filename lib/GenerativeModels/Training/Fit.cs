using GenerativeModels.Plots;

namespace GenerativeModels.Training;

/// <summary>The training loop of every family.</summary>
/// <remarks>
/// It shuffles, steps, clips, averages, validates, stops early, shows the live loss and reports. In the end the model is in
/// evaluation mode and holds the weights that validated best (their running mean, where <see cref="FitOptions.EmaDecay"/> is set);
/// without validation, the last ones. Cancelled, it throws and leaves the model usable, with the weights of the last step.
/// </remarks>
public static class Fit
{
    /// <summary>Minimises a loss over mini-batches of <paramref name="data"/>.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="data">[N, …], on the model's device; shuffled by rows.</param>
    /// <param name="loss">Batch [B, …] and step to a tensor of one element.</param>
    /// <param name="rng">What shuffles.</param>
    /// <param name="options">Steps, optimiser, clipping, averaging, stopping.</param>
    /// <param name="validate">Lower is better; called in evaluation mode, without gradients, in a dispose scope.</param>
    /// <param name="cancel">Stops before the next step; so does <see cref="Live.Cancellation"/>.</param>
    /// <exception cref="ArithmeticException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FitHistory Minimize(
        nn.Module model,
        Tensor data,
        Func<Tensor, FitStep, Tensor> loss,
        Generator rng,
        FitOptions? options = null,
        Func<double>? validate = null,
        CancellationToken cancel = default
    )
    {
        options ??= new FitOptions();
        using var batches = new Minibatches(data.shape[0], options.BatchSize, rng);
        return Minimize(
            model,
            step => loss(data.index_select(0, batches.Next().to(data.device)), step),
            options,
            validate,
            cancel
        );
    }

    /// <summary>Minimises a loss that finds its own data, for instance by <see cref="Minibatches"/> or by sampling.</summary>
    /// <inheritdoc cref="Minimize(nn.Module, Tensor, Func{Tensor, FitStep, Tensor}, Generator, FitOptions, Func{double}, CancellationToken)"/>
    public static FitHistory Minimize(
        nn.Module model,
        Func<FitStep, Tensor> loss,
        FitOptions? options = null,
        Func<double>? validate = null,
        CancellationToken cancel = default
    )
    {
        options ??= new FitOptions();
        using var learner = new Learner(model, options);
        return Alternate([learner], step => learner.Step(() => loss(step)), options, validate, cancel);
    }

    /// <summary>Trains several models against or beside each other, as adversarial games do.</summary>
    /// <param name="learners">Whom the body trains; the caller disposes them.</param>
    /// <param name="body">One round: calls <see cref="Learner.Step"/> as often as it likes, and returns the loss to record.</param>
    /// <param name="options">Steps, validation and display; each learner has its own optimiser, clipping and averaging.</param>
    /// <param name="validate">Lower is better; called in evaluation mode, without gradients, in a dispose scope.</param>
    /// <param name="cancel">Stops before the next round; so does <see cref="Live.Cancellation"/>.</param>
    /// <exception cref="ArithmeticException">A loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FitHistory Alternate(
        IReadOnlyList<Learner> learners,
        Func<FitStep, double> body,
        FitOptions options,
        Func<double>? validate = null,
        CancellationToken cancel = default
    )
    {
        options.Check();
        using var live = options.Title is { } title ? new LiveLoss(title, options.Unit, total: options.Steps) : null;
        using var stopping = new EarlyStopping(learners, validate, options.Patience);
        var step = new FitStep(options.Steps, (index, value, name) => live?.Add(index, value, name));
        var losses = new List<double>(options.Steps);
        var start = options.Clock.GetTimestamp();
        var interrupt = Live.Cancellation();
        foreach (var learner in learners)
            learner.Model.train();
        var threads = get_num_threads();
        IDisposable? sized = null;
        try
        {
            while (step.Index < options.Steps && !stopping.Stop)
            {
                cancel.ThrowIfCancellationRequested();
                interrupt.ThrowIfCancellationRequested();
                foreach (var learner in learners)
                    learner.Schedule(step.Progress);
                losses.Add(sized is null ? Measured(out sized) : body(step));
                live?.Add(step.Index + 1, losses[^1], options.LossName);
                step.Index++;
                if (validate is null || (step.Index % options.ValidateEvery != 0 && step.Index != options.Steps))
                    continue;
                using var all = Compute.UseThreads(threads);
                var value = stopping.Validate(step.Index);
                live?.Add(step.Index, value, "validation");
            }
            stopping.Finish();
        }
        finally
        {
            sized?.Dispose();
            foreach (var learner in learners)
                learner.Model.eval();
        }
        return new FitHistory(
            losses,
            step.Series,
            stopping.Points,
            stopping.BestStep ?? losses.Count,
            stopping.Stop ? FitEnd.EarlyStopping : FitEnd.Completed,
            options.Clock.GetElapsedTime(start)
        );

        // The first round shows how large the work is.
        double Measured(out IDisposable threads)
        {
            var sizes = learners.Select(learner => new PassSize(learner.Model)).ToList();
            try
            {
                return body(step);
            }
            finally
            {
                threads = Compute.ThreadsFor(sizes.Sum(size => size.MultiplyAdds));
                sizes.ForEach(size => size.Dispose());
            }
        }
    }
}
