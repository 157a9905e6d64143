using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A tree of parameters, buffers and submodules, each under a name.</summary>
        public partial class Module : IDisposable
        {
            protected string name;
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;
            protected OrderedDict<string, Parameter> _internal_params = new();
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = new();
            protected OrderedDict<string, Module> _internal_submodules = new();
            private bool registered;

            protected Module(string name) => this.name = name;

            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => name;

            /// <summary>The fields of a type and of its bases, private ones too, up to the engine's own.</summary>
            private static IEnumerable<FieldInfo> FieldsOf(Type? type)
            {
                for (; type is not null && type.Assembly != typeof(Module).Assembly; type = type.BaseType)
                    foreach (
                        var field in type.GetFields(
                            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                        )
                    )
                        yield return field;
            }

            /// <summary>Registers every field that holds a module, a parameter or a tensor, under the field's name.</summary>
            protected virtual void RegisterComponents()
            {
                if (registered)
                    return;
                registered = true;
                foreach (var field in FieldsOf(GetType()))
                {
                    var key = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    if (
                        _internal_submodules.ContainsKey(key)
                        || _internal_params.ContainsKey(key)
                        || _internal_buffers.ContainsKey(key)
                    )
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(key, module);
                            break;
                        case Parameter parameter:
                            register_parameter(key, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(key, tensor);
                            break;
                    }
                }
            }

            public virtual void register_module(string name, Module submodule)
            {
                Fresh(name);
                ArgumentNullException.ThrowIfNull(submodule);
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual void register_parameter(string name, Parameter param)
            {
                Fresh(name);
                if (param is null)
                    return;
                param.DetachFromDisposeScope();
                _internal_params.Add(name, param);
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                Fresh(name);
                if (tensor is null)
                    return;
                tensor.DetachFromDisposeScope();
                _internal_buffers.Add(name, (tensor, persistent));
            }

            protected void ConditionallyRegisterParameter(string name, Tensor value) =>
                ConditionallyRegisterParameter(name, (Parameter)value);

            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                _internal_params.Remove(name);
                if (value is not null)
                    register_parameter(name, value);
            }

            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                _internal_buffers.Remove(name);
                if (value is not null)
                    register_buffer(name, value, persistent);
            }

            protected void ClearModules() => _internal_submodules.Clear();

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, module) in _internal_submodules)
                    module.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }
                    using var grad = parameter.grad;
                    grad?.detach_().zero_();
                }
            }

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in _internal_submodules)
                    module.apply(fn);
                fn(this);
                return this;
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters, the buffers and the submodules.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var (_, parameter) in _internal_params)
                    parameter.Dispose();
                foreach (var (_, (buffer, _)) in _internal_buffers)
                    buffer.Dispose();
                foreach (var (_, module) in _internal_submodules)
                    module.Dispose();
            }

            private void Fresh(string name)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (name.Contains('.'))
                    throw new ArgumentException($"a component's name must not contain a dot: '{name}'", nameof(name));
                if (
                    _internal_params.ContainsKey(name)
                    || _internal_buffers.ContainsKey(name)
                    || _internal_submodules.ContainsKey(name)
                )
                    throw new InvalidOperationException($"the name '{name}' is taken in {GetName()}");
            }
        }
    }
}
