using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Tieleman and Hinton 2012, lecture 6e; centred: Graves 2013, arXiv:1308.0850.</summary>
public partial class RMSProp : OptimizerHelper, optim.IMomentum
{
    public RMSProp(
        IEnumerable<Parameter> parameters,
        double lr = 1e-3,
        double alpha = 0.99,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum = 0,
        bool centered = false,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

    public RMSProp(
        IEnumerable<ParamGroup> parameters,
        double lr = 1e-3,
        double alpha = 0.99,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum = 0,
        bool centered = false,
        bool maximize = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        Begin(
            new Options
            {
                LearningRate = lr,
                alpha = alpha,
                eps = eps,
                weight_decay = weight_decay,
                momentum = momentum,
                centered = centered,
                maximize = maximize,
            },
            parameters
        );
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set
        {
            foreach (ParamGroup group in _parameter_groups)
                group.Momentum = value;
        }
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public override Tensor? step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                var o = group.Options!;
                var (alpha, momentum) = (o.alpha!.Value, o.momentum!.Value);
                foreach (var parameter in group.Parameters)
                {
                    if (Gradient(parameter, o.weight_decay!.Value, o.maximize == true) is not { } grad)
                        continue;
                    var state = (State)StateOf(parameter);
                    state.step++;
                    state.square_avg!.mul_(alpha).addcmul_(grad, grad, 1 - alpha);
                    var average = state.square_avg.sqrt();
                    if (o.centered == true)
                    {
                        state.grad_avg!.mul_(alpha).add_(grad, alpha: 1 - alpha);
                        average = state.square_avg.addcmul(state.grad_avg, state.grad_avg, -1).sqrt_();
                    }
                    average.add_(o.eps!.Value);
                    if (momentum > 0)
                        parameter.add_(
                            state.momentum_buffer!.mul_(momentum).addcdiv_(grad, average),
                            alpha: -o.LearningRate!.Value
                        );
                    else
                        parameter.addcdiv_(grad, average, -o.LearningRate!.Value);
                }
            },
            closure
        );

    public class Options : OptimizerOptions
    {
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public double? momentum;
        public bool? centered;
        public bool? maximize;

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Flag(ref maximize);
            fields.Number(ref momentum);
            fields.Number(ref alpha);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
            fields.Flag(ref centered);
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 0.001,
            double eps = 1e-8,
            double alpha = 0.99,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    eps = eps,
                    alpha = alpha,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
                }
            ) { }

        public double Momentum
        {
            get => Options!.momentum!.Value;
            set => Options!.momentum = value;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? square_avg;
        public Tensor? momentum_buffer;
        public Tensor? grad_avg;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            step = 0;
            square_avg = Filled();
            if (((Options)options).momentum > 0)
                momentum_buffer = Filled();
            if (((Options)options).centered == true)
                grad_avg = Filled();
        }

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref square_avg);
            fields.Optional(ref momentum_buffer);
            fields.Optional(ref grad_avg);
        }
    }
}
