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
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
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
        options.alpha ??= defaults.alpha;
        options.eps ??= defaults.eps;
        options.weight_decay ??= defaults.weight_decay;
        options.momentum ??= defaults.momentum;
        options.centered ??= defaults.centered;
        options.maximize ??= defaults.maximize;
        param_group.Options = options;
        Add(param_group, parameter => new State(parameter));
    }

    public override Tensor? step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                var o = group.Options!;
                var (alpha, momentum, decay) = (o.alpha!.Value, o.momentum!.Value, o.weight_decay!.Value);
                foreach (var parameter in group.Parameters)
                {
                    var grad = parameter.grad;
                    if (grad is null)
                        continue;
                    var state = (State)StateOf(parameter);
                    state.step++;
                    if (o.maximize == true)
                        grad = -grad;
                    if (decay != 0)
                        grad = grad.add(parameter, alpha: decay);
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

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            if (source is not Options other)
                return;
            alpha = other.alpha;
            eps = other.eps;
            weight_decay = other.weight_decay;
            momentum = other.momentum;
            centered = other.centered;
            maximize = other.maximize;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            momentum = reader.ReadDouble();
            centered = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(momentum!.Value);
            writer.Write(centered!.Value);
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
            step = 0;
            square_avg = Zeros();
            if (((Options)options).momentum > 0)
                momentum_buffer = Zeros();
            if (((Options)options).centered == true)
                grad_avg = Zeros();
        }

        public override void to(Device device)
        {
            Move(ref square_avg, device);
            Move(ref momentum_buffer, device);
            Move(ref grad_avg, device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Replace(ref square_avg, other.square_avg);
            Replace(ref momentum_buffer, other.momentum_buffer);
            Replace(ref grad_avg, other.grad_avg);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            LoadConditionalStateTensor(reader, ref square_avg, _parameter.device);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            SaveConditionalStateTensor(writer, square_avg);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State that
            && step == that.step
            && Close(square_avg, that.square_avg)
            && Close(momentum_buffer, that.momentum_buffer)
            && Close(grad_avg, that.grad_avg);

        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }
    }
}
