using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Marks modules without parameters.</summary>
public interface IParameterLessModule { }

/// <summary>A module of 1 input that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"{GetName()} has no buffers");

    public override void register_module(string name, nn.Module submodule) =>
        throw new InvalidOperationException($"{GetName()} has no submodules");

    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"{GetName()} has no parameters");
}

/// <summary>A module of 2 inputs that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"{GetName()} has no buffers");

    public override void register_module(string name, nn.Module submodule) =>
        throw new InvalidOperationException($"{GetName()} has no submodules");

    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"{GetName()} has no parameters");
}

/// <summary>A module of 3 inputs that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"{GetName()} has no buffers");

    public override void register_module(string name, nn.Module submodule) =>
        throw new InvalidOperationException($"{GetName()} has no submodules");

    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"{GetName()} has no parameters");
}

/// <summary>A module of 4 inputs that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, TResult> : nn.Module<T1, T2, T3, T4, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"{GetName()} has no buffers");

    public override void register_module(string name, nn.Module submodule) =>
        throw new InvalidOperationException($"{GetName()} has no submodules");

    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"{GetName()} has no parameters");
}

/// <summary>A module of 5 inputs that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, TResult>
    : nn.Module<T1, T2, T3, T4, T5, TResult>,
        IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"{GetName()} has no buffers");

    public override void register_module(string name, nn.Module submodule) =>
        throw new InvalidOperationException($"{GetName()} has no submodules");

    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"{GetName()} has no parameters");
}

/// <summary>A module of 6 inputs that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, T6, TResult>
    : nn.Module<T1, T2, T3, T4, T5, T6, TResult>,
        IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"{GetName()} has no buffers");

    public override void register_module(string name, nn.Module submodule) =>
        throw new InvalidOperationException($"{GetName()} has no submodules");

    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"{GetName()} has no parameters");
}
