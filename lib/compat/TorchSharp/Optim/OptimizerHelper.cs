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

    public override void add_param_group(ParamGroup param_group) =>
        throw new NotSupportedException($"{GetType().Name} takes no further groups");

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

    /// <summary>Takes a group whose options are complete, and makes the state of its parameters.</summary>
    private protected void Add(ParamGroup group, Func<Parameter, OptimizerState> state)
    {
        var list = group.Parameters.ToList();
        group.Parameters = list;
        group.Options!.InitialLearningRate = group.LearningRate;
        foreach (var parameter in list)
        {
            var own = state(parameter);
            if (!states.TryAdd(parameter, own))
                throw new ArgumentException("a parameter is in two groups, or twice in one");
            own.Initialize(group.Options);
            _state[parameter.Handle] = own;
        }
        _parameter_groups.Add(group);
    }

    private protected (Parameter[] parameters, TState[] states) Gather<TState>(ParamGroup group)
        where TState : OptimizerState
    {
        Parameter[] list = [.. group.Parameters];
        return (list, Array.ConvertAll(list, p => (TState)StateOf(p)));
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
