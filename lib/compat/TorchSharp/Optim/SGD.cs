using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradient descent, with momentum: Sutskever et al. 2013.</summary>
public partial class SGD : OptimizerHelper, optim.IMomentum
{
    public SGD(
        IEnumerable<Parameter> parameters,
        double lr,
        double momentum = 0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

    public SGD(
        IEnumerable<ParamGroup> parameters,
        double lr,
        double momentum = 0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("Nesterov momentum needs a momentum and no dampening");
        Begin(
            new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
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
                var (momentum, dampening, decay) = (o.momentum!.Value, o.dampening!.Value, o.weight_decay!.Value);
                foreach (var parameter in group.Parameters)
                {
                    var grad = parameter.grad;
                    if (grad is null)
                        continue;
                    if (o.maximize == true)
                        grad = -grad;
                    if (decay != 0)
                        grad = grad.add(parameter, alpha: decay);
                    if (momentum != 0)
                    {
                        var state = (State)StateOf(parameter);
                        if (state.momentum_buffer is null)
                            state.momentum_buffer = grad.detach().clone().DetachFromDisposeScope();
                        else
                            state.momentum_buffer.mul_(momentum).add_(grad, alpha: 1 - dampening);
                        grad = o.nesterov == true ? grad.add(state.momentum_buffer, alpha: momentum) : state.momentum_buffer;
                    }
                    parameter.add_(grad, alpha: -o.LearningRate!.Value);
                }
            },
            closure
        );

    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Number(ref momentum);
            fields.Number(ref dampening);
            fields.Number(ref weight_decay);
            fields.Flag(ref nesterov);
            fields.Flag(ref maximize);
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
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize,
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
        public Tensor? momentum_buffer;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options) => DisposeTensors();

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Optional(ref momentum_buffer);
        }
    }
}
