using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Stochastic gradient descent whose steps shrink, η = lr / (1 + λ lr t)^α, and which averages the parameters after step t0: the
/// average is the state's <see cref="State.ax"/>; the parameters themselves stay the last iterate.
/// </summary>
/// <remarks>Polyak and Juditsky 1992, Acceleration of stochastic approximation by averaging.</remarks>
public partial class ASGD : OptimizerHelper
{
    public ASGD(
        IEnumerable<Parameter> parameters,
        double lr = 0.01,
        double lambd = 1e-4,
        double alpha = 0.75,
        double t0 = 1e6,
        double weight_decay = 0,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, lambd, alpha, t0, weight_decay, maximize) { }

    /// <exception cref="ArgumentOutOfRangeException">The learning rate or the decay of weights is negative.</exception>
    public ASGD(
        IEnumerable<ParamGroup<Options>> parameters,
        double lr = 0.01,
        double lambd = 1e-4,
        double alpha = 0.75,
        double t0 = 1e6,
        double weight_decay = 0,
        bool maximize = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        Begin(
            new Options
            {
                LearningRate = lr,
                lambd = lambd,
                alpha = alpha,
                t0 = t0,
                weight_decay = weight_decay,
                maximize = maximize,
            },
            parameters
        );
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public override Tensor? step(Func<Tensor>? closure = null) =>
        _step<ParamGroup<Options>>(
            group =>
            {
                var o = group.Options!;
                var (lr, lambda) = (o.LearningRate!.Value, o.lambd!.Value);
                foreach (var parameter in group.Parameters)
                {
                    if (Gradient(parameter, o.weight_decay!.Value, o.maximize == true) is not { } grad)
                        continue;
                    var state = (State)StateOf(parameter);
                    state.step++;
                    parameter.mul_(1 - lambda * state.eta).add_(grad, alpha: -state.eta);
                    state.ax!.mul_(1 - state.mu).add_(parameter, alpha: state.mu);
                    state.eta = lr / Math.Pow(1 + lambda * lr * state.step, o.alpha!.Value);
                    state.mu = 1 / Math.Max(1, state.step - o.t0!.Value);
                }
            },
            closure
        );

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? lambd;
        public double? alpha;
        public double? weight_decay;
        public double? t0;

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Flag(ref maximize);
            fields.Number(ref lambd);
            fields.Number(ref alpha);
            fields.Number(ref weight_decay);
            fields.Number(ref t0);
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
            double lambd = 1e-4,
            double alpha = 0.75,
            double t0 = 1e6,
            double weight_decay = 0
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    lambd = lambd,
                    alpha = alpha,
                    t0 = t0,
                    weight_decay = weight_decay,
                }
            ) { }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public double eta;
        public double mu;

        /// <summary>The average of the parameter since step t0; before that the parameter itself.</summary>
        public Tensor? ax;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            step = 0;
            eta = options.LearningRate!.Value;
            mu = 1;
            ax = Filled();
        }

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Count(ref step);
            fields.Number(ref eta);
            fields.Number(ref mu);
            fields.Tensor(ref ax);
        }
    }
}
