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
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
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

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var defaults = (Options)_defaults;
        var options = (param_group as ParamGroup)?.Options ?? new Options();
        options.LearningRate ??= defaults.LearningRate;
        options.momentum ??= defaults.momentum;
        options.dampening ??= defaults.dampening;
        options.weight_decay ??= defaults.weight_decay;
        options.nesterov ??= defaults.nesterov;
        options.maximize ??= defaults.maximize;
        param_group.Options = options;
        Add(param_group, parameter => new State(parameter));
    }

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

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            if (source is not Options other)
                return;
            momentum = other.momentum;
            dampening = other.dampening;
            weight_decay = other.weight_decay;
            nesterov = other.nesterov;
            maximize = other.maximize;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
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

        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer = null;
        }

        public override void to(Device device)
        {
            Move(ref momentum_buffer, device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            Replace(ref momentum_buffer, other.momentum_buffer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            SaveConditionalStateTensor(writer, momentum_buffer);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State that && Close(momentum_buffer, that.momentum_buffer);

        public void Dispose()
        {
            momentum_buffer?.Dispose();
        }
    }
}
