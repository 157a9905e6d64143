using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with the infinity norm: Kingma and Ba 2014, arXiv:1412.6980, algorithm 2.</summary>
public partial class Adamax : OptimizerHelper, optim.IBetas
{
    public Adamax(
        IEnumerable<Parameter> parameters,
        double lr,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0
    )
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay) { }

    public Adamax(
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

    public override unsafe Tensor? step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                var o = group.Options!;
                var (parameters, states) = Gather<State>(group);
                var steps = Array.ConvertAll(states, s => s.step);
                fixed (long* counts = steps)
                fixed (nint* p = Lists.Handles(parameters))
                fixed (nint* m = Handles(states, s => s.exp_avg))
                fixed (nint* u = Handles(states, s => s.exp_inf))
                    Engine.Check(
                        Engine.engine_adamax(
                            steps.Length,
                            p,
                            m,
                            u,
                            counts,
                            o.LearningRate!.Value,
                            o.beta1!.Value,
                            o.beta2!.Value,
                            o.eps!.Value,
                            o.weight_decay!.Value
                        )
                    );
                for (var i = 0; i < steps.Length; i++)
                    states[i].step = steps[i];
                GC.KeepAlive(parameters);
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
        public Tensor? exp_inf;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            step = 0;
            exp_avg = Filled();
            exp_inf = Filled();
        }

        public void Dispose() => DisposeTensors();

        private protected override void Visit(FieldVisitor fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref exp_avg);
            fields.Tensor(ref exp_inf);
        }
    }
}
