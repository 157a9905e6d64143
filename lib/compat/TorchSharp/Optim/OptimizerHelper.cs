using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Groups, and what is remembered of every parameter: the common part of the optimisers.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions _defaults = new();
    protected OrderedDict<IntPtr, OptimizerState> _state = new();
    private readonly Dictionary<Parameter, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

    public OptimizerHelper() { }

    public override IEnumerable<Parameter> parameters() => base.parameters();

    public override unsafe void zero_grad()
    {
        foreach (var group in _parameter_groups)
        {
            var handles = Interop.Lists.Handles([.. group.Parameters]);
            fixed (nint* first = handles)
                Interop.Engine.engine_zero_grad(handles.Length, first);
            GC.KeepAlive(group);
        }
    }

    /// <summary>Takes a group: its options are completed by the defaults, and its parameters get their state.</summary>
    public override void add_param_group(ParamGroup param_group)
    {
        if (NewOptions() is { } options)
        {
            param_group.Options ??= options;
            if (param_group.Options.GetType() != options.GetType())
                throw new ArgumentException(
                    $"expected a group with {options.GetType().FullName}, got one with {param_group.Options.GetType().FullName}"
                );
            param_group.Options.FillFrom(_defaults);
        }
        Parameter[] list = [.. param_group.Parameters];
        param_group.Parameters = list;
        if (list.Any(states.ContainsKey) || list.Distinct(ReferenceEqualityComparer.Instance).Count() != list.Length)
            throw new ArgumentException("a parameter is in two groups, or twice in one");
        foreach (var parameter in list)
            if (NewState(parameter) is { } state)
            {
                state.Initialize(param_group.Options!);
                states.Add(parameter, state);
                _state[parameter.Handle] = state;
            }
        _parameter_groups.Add(param_group);
    }

    /// <summary>Evaluates the closure with gradients, then changes every group without.</summary>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
            using (enable_grad())
                loss = loss_closure();
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
            body((T)group);
        return loss;
    }

    private protected void Begin(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        defaults.InitialLearningRate = defaults.LearningRate!.Value;
        _defaults = defaults;
        foreach (var group in groups)
            add_param_group(group);
    }

    /// <summary>Options of the optimiser's own type, nothing set; null for an optimiser that has none.</summary>
    private protected virtual OptimizerOptions? NewOptions() => null;

    private protected virtual OptimizerState? NewState(Parameter parameter) => null;

    private protected (Parameter[] parameters, TState[] states) Gather<TState>(ParamGroup group)
        where TState : OptimizerState
    {
        Parameter[] list = [.. group.Parameters];
        return (list, Array.ConvertAll(list, p => (TState)StateOf(p)));
    }

    /// <summary>The direction of ascent, g + λ θ, or −g + λ θ to maximise; null without a gradient.</summary>
    /// <exception cref="ArgumentException">The gradient is sparse.</exception>
    private protected static Tensor? Gradient(Parameter parameter, double weight_decay = 0, bool maximize = false)
    {
        if (parameter.grad is not { } grad)
            return null;
        if (grad.is_sparse)
            throw new ArgumentException("expected a dense gradient, got a sparse one: use SGD, or a layer with sparse: false");
        if (maximize)
            grad = -grad;
        return weight_decay == 0 ? grad : grad.add(parameter, alpha: weight_decay);
    }

    private protected static nint[] Handles<TState>(TState[] list, Func<TState, Tensor?> tensor) =>
        Array.ConvertAll(list, state => tensor(state)?.Handle ?? 0);

    private protected OptimizerState StateOf(Parameter parameter) => states[parameter];

    private protected override void Release()
    {
        foreach (var state in states.Values)
            (state as IDisposable)?.Dispose();
        states.Clear();
        _state.clear();
        _parameter_groups.Clear();
    }
}
