using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Adam with Nesterov's momentum: the step looks ahead with μ_{t+1}, where μ_t = β₁ (1 − ½ · 0.96^(ψ t)) and ψ is momentum_decay.
/// </summary>
/// <remarks>Dozat 2016, Incorporating Nesterov momentum into Adam, algorithm 2.</remarks>
public partial class NAdam : OptimizerHelper, optim.IBetas
{
    public NAdam(
        IEnumerable<Parameter> parameters,
        double lr,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum_decay = 4e-3
    )
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, momentum_decay) { }

    /// <exception cref="ArgumentException">A number is negative, or a β is not in [0, 1).</exception>
    public NAdam(
        IEnumerable<ParamGroup> parameters,
        double lr = 0.002,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum_decay = 4e-3
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum_decay);
        if (beta1 is < 0 or >= 1 || beta2 is < 0 or >= 1)
            throw new ArgumentException($"expected betas in [0, 1), got ({beta1}, {beta2})");
        Begin(
            new Options
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                momentum_decay = momentum_decay,
            },
            parameters
        );
    }

    public (double, double) Betas
    {
        get =>
            _defaults is Options { beta1: { } first, beta2: { } second }
                ? (first, second)
                : throw new InvalidOperationException("no betas");
        set
        {
            foreach (ParamGroup group in _parameter_groups)
                group.Betas = value;
        }
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public override Tensor? step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                var o = group.Options!;
                var (lr, beta1, beta2) = (o.LearningRate!.Value, o.beta1!.Value, o.beta2!.Value);
                foreach (var parameter in group.Parameters)
                {
                    if (Gradient(parameter, o.weight_decay!.Value) is not { } grad)
                        continue;
                    var state = (State)StateOf(parameter);
                    state.step++;
                    var mu = Momentum(state.step);
                    var ahead = Momentum(state.step + 1);
                    state.mu_product *= mu;
                    state.exp_avg!.mul_(beta1).add_(grad, alpha: 1 - beta1);
                    state.exp_avg_sq!.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
                    var scale = state.exp_avg_sq.div(1 - Math.Pow(beta2, state.step)).sqrt_().add_(o.eps!.Value);
                    parameter.addcdiv_(grad, scale, -lr * (1 - mu) / (1 - state.mu_product));
                    parameter.addcdiv_(state.exp_avg, scale, -lr * ahead / (1 - state.mu_product * ahead));
                }

                double Momentum(long t) => beta1 * (1 - 0.5 * Math.Pow(0.96, t * o.momentum_decay!.Value));
            },
            closure
        );

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public double? momentum_decay;

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Number(ref beta1);
            fields.Number(ref beta2);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
            fields.Number(ref momentum_decay);
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IBetas
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 1,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            double momentum_decay = 4e-3
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    momentum_decay = momentum_decay,
                }
            ) { }

        public (double, double) Betas
        {
            get => (Options!.beta1!.Value, Options.beta2!.Value);
            set => (Options!.beta1, Options.beta2) = value;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public double mu_product;
        public Tensor? exp_avg;
        public Tensor? exp_avg_sq;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            step = 0;
            mu_product = 1;
            exp_avg = Filled();
            exp_avg_sq = Filled();
        }

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Count(ref step);
            fields.Number(ref mu_product);
            fields.Tensor(ref exp_avg);
            fields.Tensor(ref exp_avg_sq);
        }
    }
}
