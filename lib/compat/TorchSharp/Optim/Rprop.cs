using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Steps by the sign of the gradient: a coordinate's step grows by η⁺ while its sign stays, and shrinks by η⁻, without moving, when
/// it changes. For whole batches: a noisy sign makes every step shrink.
/// </summary>
/// <remarks>Riedmiller and Braun 1993, A direct adaptive method for faster backpropagation learning.</remarks>
public partial class Rprop : OptimizerHelper
{
    public Rprop(
        IEnumerable<Parameter> parameters,
        double lr = 0.01,
        double etaminus = 0.5,
        double etaplus = 1.2,
        double min_step = 1e-6,
        double max_step = 50,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, etaminus, etaplus, min_step, max_step, maximize) { }

    /// <param name="lr">The first step of every coordinate.</param>
    /// <param name="min_step">The least step; max_step is the greatest.</param>
    /// <exception cref="ArgumentException">Not lr ≥ 0, 0 &lt; η⁻ &lt; 1 &lt; η⁺ and min_step ≤ max_step.</exception>
    public Rprop(
        IEnumerable<ParamGroup> parameters,
        double lr = 0.01,
        double etaminus = 0.5,
        double etaplus = 1.2,
        double min_step = 1e-6,
        double max_step = 50,
        bool maximize = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        if (!(etaminus is > 0 and < 1 && etaplus > 1))
            throw new ArgumentException($"expected 0 < etaminus < 1 < etaplus, got ({etaminus}, {etaplus})");
        if (!(min_step <= max_step))
            throw new ArgumentException($"expected min_step ≤ max_step, got ({min_step}, {max_step})");
        Begin(
            new Options
            {
                LearningRate = lr,
                etaminus = etaminus,
                etaplus = etaplus,
                min_step = min_step,
                max_step = max_step,
                maximize = maximize,
            },
            parameters
        );
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public override Tensor? step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                var o = group.Options!;
                foreach (var parameter in group.Parameters)
                {
                    if (Gradient(parameter, maximize: o.maximize == true) is not { } grad)
                        continue;
                    var state = (State)StateOf(parameter);
                    state.step++;
                    var agreement = grad * state.prev!;
                    var turned = agreement.lt(0);
                    var factor = ones_like(grad)
                        .masked_fill_(agreement.gt(0), o.etaplus!.Value)
                        .masked_fill_(turned, o.etaminus!.Value);
                    state.step_size!.mul_(factor).clamp_(o.min_step!.Value, o.max_step!.Value);
                    var kept = grad.masked_fill(turned, 0);
                    parameter.addcmul_(kept.sign(), state.step_size, -1);
                    state.prev!.copy_(kept);
                }
            },
            closure
        );

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? etaminus;
        public double? etaplus;
        public double? min_step;
        public double? max_step;

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Flag(ref maximize);
            fields.Number(ref etaminus);
            fields.Number(ref etaplus);
            fields.Number(ref min_step);
            fields.Number(ref max_step);
        }
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 0.01,
            double etaminus = 0.5,
            double etaplus = 1.2,
            double min_step = 1e-6,
            double max_step = 50,
            bool maximize = false
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    etaminus = etaminus,
                    etaplus = etaplus,
                    min_step = min_step,
                    max_step = max_step,
                    maximize = maximize,
                }
            ) { }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? prev;
        public Tensor? step_size;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            step = 0;
            prev = Filled();
            step_size = Filled(options.LearningRate!.Value);
        }

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref prev);
            fields.Tensor(ref step_size);
        }
    }
}
