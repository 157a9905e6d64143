using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Limited-memory BFGS with steps of a fixed length: Nocedal and Wright, Numerical Optimization, algorithm 7.4. The closure is
/// evaluated several times in a step.
/// </summary>
public class LBFGS : optim.Optimizer, optim.ILearningRateController
{
    private readonly List<Parameter> list;
    private readonly long max_iter;
    private readonly long max_eval;
    private readonly double tolerance_grad;
    private readonly double tolerance_change;
    private readonly long history_size;
    private readonly List<(Tensor y, Tensor s, double rho)> history = [];
    private Tensor? direction;
    private Tensor? previous;
    private double scale = 1;
    private long iterations;
    private double lastLength;

    internal LBFGS(
        IEnumerable<Parameter> parameters,
        double lr,
        long max_iter,
        long? max_eval,
        double tolerance_grad,
        double tolerance_change,
        long history_size
    )
    {
        list = [.. parameters];
        _parameter_groups.Add(new ParamGroup { Parameters = list });
        (LearningRate, InitialLearningRate) = (lr, lr);
        (this.max_iter, this.max_eval) = (max_iter, max_eval ?? max_iter * 5 / 4);
        (this.tolerance_grad, this.tolerance_change) = (tolerance_grad, tolerance_change);
        this.history_size = history_size;
    }

    public double LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public override IEnumerable<optim.ILearningRateController> ParamGroups => [this];

    public override Tensor step(Func<Tensor>? closure)
    {
        if (closure is null)
            throw new ArgumentNullException(nameof(closure), "L-BFGS evaluates the loss itself: it needs a closure");
        var loss = Evaluate(closure);
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var (value, evaluations) = (loss.ToDouble(), 1L);
        var gradient = Gradient();
        if (gradient.abs().max().ToDouble() <= tolerance_grad)
            return loss;
        for (var i = 1; i <= max_iter; i++)
        {
            iterations++;
            Advance(gradient);
            var length = iterations == 1 ? Math.Min(1, 1 / gradient.abs().sum().ToDouble()) * LearningRate : LearningRate;
            var slope = gradient.dot(direction!).ToDouble();
            if (slope > -tolerance_change)
                break;
            Move(direction!, length);
            var before = value;
            if (i != max_iter)
            {
                value = Evaluate(closure).ToDouble();
                gradient = Gradient();
                evaluations++;
            }
            if (
                i == max_iter
                || evaluations >= max_eval
                || gradient.abs().max().ToDouble() <= tolerance_grad
                || (direction! * length).abs().max().ToDouble() <= tolerance_change
                || Math.Abs(value - before) < tolerance_change
            )
                break;
        }
        return loss;
    }

    /// <summary>The next direction: the two-loop recursion over what is remembered of the curvature.</summary>
    private void Advance(Tensor gradient)
    {
        if (direction is null)
            Keep(ref direction, gradient.neg());
        else
        {
            var y = gradient - previous!;
            var s = direction * lastLength;
            var curvature = y.dot(s).ToDouble();
            if (curvature > 1e-10)
            {
                if (history.Count == history_size)
                    Forget(0);
                history.Add((y.DetachFromDisposeScope(), s.DetachFromDisposeScope(), 1 / curvature));
                scale = curvature / y.dot(y).ToDouble();
            }
            var q = gradient.neg();
            var weights = new double[history.Count];
            for (var i = history.Count - 1; i >= 0; i--)
            {
                weights[i] = history[i].s.dot(q).ToDouble() * history[i].rho;
                q = q.add(history[i].y, alpha: -weights[i]);
            }
            q = q.mul(scale);
            for (var i = 0; i < history.Count; i++)
                q = q.add(history[i].s, alpha: weights[i] - history[i].y.dot(q).ToDouble() * history[i].rho);
            Keep(ref direction, q);
        }
        Keep(ref previous, gradient.clone());
    }

    private void Move(Tensor along, double length)
    {
        lastLength = length;
        var at = 0L;
        foreach (var parameter in list)
        {
            parameter.add_(along.narrow(0, at, parameter.numel()).view_as(parameter), alpha: length);
            at += parameter.numel();
        }
    }

    private Tensor Gradient() => cat(list.Select(p => (p.grad ?? p.zeros_like()).reshape(-1)).ToArray());

    private static Tensor Evaluate(Func<Tensor> closure)
    {
        using var on = enable_grad();
        return closure();
    }

    private static void Keep(ref Tensor? slot, Tensor value)
    {
        slot?.Dispose();
        slot = value.DetachFromDisposeScope();
    }

    private void Forget(int index)
    {
        history[index].y.Dispose();
        history[index].s.Dispose();
        history.RemoveAt(index);
    }

    private protected override void Release()
    {
        while (history.Count > 0)
            Forget(0);
        direction?.Dispose();
        previous?.Dispose();
    }
}
