using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Steps in the parameters' own units: Δ = √(d + ε) / √(s + ε) · g and θ ← θ − lr Δ, where s and d are running averages of g² and
/// of Δ² that keep ρ of themselves a step.
/// </summary>
/// <remarks>Zeiler 2012, arXiv:1212.5701, algorithm 1.</remarks>
public partial class Adadelta : OptimizerHelper
{
    public Adadelta(
        IEnumerable<Parameter> parameters,
        double lr,
        double rho = 0.9,
        double eps = 1e-6,
        double weight_decay = 0,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize) { }

    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or ρ > 1.</exception>
    public Adadelta(
        IEnumerable<ParamGroup> parameters,
        double lr = 1,
        double rho = 0.9,
        double eps = 1e-6,
        double weight_decay = 0,
        bool maximize = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(rho);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rho, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        Begin(
            new Options
            {
                LearningRate = lr,
                rho = rho,
                eps = eps,
                weight_decay = weight_decay,
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
                var (rho, eps) = (o.rho!.Value, o.eps!.Value);
                foreach (var parameter in group.Parameters)
                {
                    if (Gradient(parameter, o.weight_decay!.Value, o.maximize == true) is not { } grad)
                        continue;
                    var state = (State)StateOf(parameter);
                    state.step++;
                    state.square_avg!.mul_(rho).addcmul_(grad, grad, 1 - rho);
                    var change = state.acc_delta!.add(eps).sqrt_().div_(state.square_avg.add(eps).sqrt_()).mul_(grad);
                    state.acc_delta.mul_(rho).addcmul_(change, change, 1 - rho);
                    parameter.add_(change, alpha: -o.LearningRate!.Value);
                }
            },
            closure
        );

    public class Options : OptimizerOptions
    {
        public double? rho;
        public double? eps;
        public double? weight_decay;
        public bool? maximize;

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Number(ref rho);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
            fields.Flag(ref maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 1,
            double rho = 0.9,
            double eps = 1e-6,
            double weight_decay = 0,
            bool maximize = false
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    rho = rho,
                    eps = eps,
                    weight_decay = weight_decay,
                    maximize = maximize,
                }
            ) { }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? square_avg;
        public Tensor? acc_delta;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            step = 0;
            square_avg = Filled();
            acc_delta = Filled();
        }

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref square_avg);
            fields.Tensor(ref acc_delta);
        }
    }
}
