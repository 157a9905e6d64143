using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (key, parameter) in _internal_params)
                    if (seen.Add(parameter.Handle))
                        yield return (key, parameter);
                if (!recurse)
                    yield break;
                foreach (var (prefix, module) in _internal_submodules)
                foreach (var (key, parameter) in module.named_parameters(true))
                    if (seen.Add(parameter.Handle))
                        yield return ($"{prefix}.{key}", parameter);
            }

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true,
                bool include_nonpersistent = true
            )
            {
                foreach (var (key, (buffer, persistent)) in _internal_buffers)
                    if (persistent || include_nonpersistent)
                        yield return (key, buffer);
                if (!recurse)
                    yield break;
                foreach (var (prefix, module) in _internal_submodules)
                foreach (var (key, buffer) in module.named_buffers(true, include_nonpersistent))
                    yield return ($"{prefix}.{key}", buffer);
            }

            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                foreach (var (key, module) in _internal_submodules)
                    yield return (key, module);
            }

            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (key, module) in _internal_submodules)
                {
                    yield return (key, module);
                    foreach (var (inner, submodule) in module.named_modules())
                        yield return ($"{key}.{inner}", submodule);
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(p => p.parameter);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            public virtual IEnumerable<Module> children() => _internal_submodules.values();

            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            public virtual bool has_parameter(string target) => named_parameters().Any(p => p.name == target);

            public virtual bool has_buffer(string target) => named_buffers().Any(b => b.name == target);

            public virtual Parameter? get_parameter(string target) =>
                named_parameters().FirstOrDefault(p => p.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(b => b.name == target).buffer;

            protected virtual Parameter[] _parameters(bool recurse = true) => [.. parameters(recurse)];

            protected virtual (string name, Parameter parameter)[] _named_parameters() => [.. named_parameters()];

            protected virtual (string name, Tensor buffer)[] _named_buffers() => [.. named_buffers()];
        }
    }
}
