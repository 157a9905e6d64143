using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Adam whose adaptive step is rectified by r_t once the variance of its scale is tractable (ρ_t > 5), and is plain momentum
/// before: a warm-up that needs no schedule.
/// </summary>
/// <remarks>
/// Liu et al. 2019, arXiv:1908.03265, algorithm 2. TorchSharp 0.107 multiplies a rectified step by the learning rate twice; this one
/// does so once, as the paper and PyTorch.
/// </remarks>
public partial class RAdam : OptimizerHelper, optim.IBetas
{
    public RAdam(
        IEnumerable<Parameter> parameters,
        double lr,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0
    )
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay) { }

    /// <exception cref="ArgumentException">A number is negative, or a β is not in [0, 1).</exception>
    public RAdam(
        IEnumerable<ParamGroup> parameters,
        double lr = 0.002,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
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
                var (beta1, beta2) = (o.beta1!.Value, o.beta2!.Value);
                foreach (var parameter in group.Parameters)
                {
                    if (Gradient(parameter, o.weight_decay!.Value) is not { } grad)
                        continue;
                    var state = (State)StateOf(parameter);
                    state.step++;
                    state.exp_avg!.mul_(beta1).add_(grad, alpha: 1 - beta1);
                    state.exp_avg_sq!.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
                    var kept = Math.Pow(beta2, state.step);
                    var rate = o.LearningRate!.Value / (1 - Math.Pow(beta1, state.step));
                    var most = 2 / (1 - beta2) - 1;
                    var length = most - 2 * state.step * kept / (1 - kept);
                    if (length > 5)
                    {
                        var rectified = (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length);
                        parameter.addcdiv_(
                            state.exp_avg,
                            state.exp_avg_sq.sqrt().add_(o.eps!.Value),
                            -rate * Math.Sqrt(rectified * (1 - kept))
                        );
                    }
                    else
                        parameter.add_(state.exp_avg, alpha: -rate);
                }
            },
            closure
        );

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Number(ref beta1);
            fields.Number(ref beta2);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
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
            double weight_decay = 0
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
        public Tensor? exp_avg;
        public Tensor? exp_avg_sq;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            step = 0;
            exp_avg = Filled();
            exp_avg_sq = Filled();
        }

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref exp_avg);
            fields.Tensor(ref exp_avg_sq);
        }
    }
}
