namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters and persistent buffers by their full names; the tensors are the module's own.</summary>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null,
                string? prefix = null
            )
            {
                destination ??= [];
                foreach (var (key, parameter) in named_parameters())
                    destination.TryAdd(Name(key), parameter);
                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(Name(key), buffer);
                return destination;

                string Name(string key) => string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}";
            }

            /// <summary>Copies values into this module's tensors; names that only one side has are returned, or thrown where strict.</summary>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source,
                bool strict = true,
                IList<string>? skip = null
            )
            {
                var own = state_dict();
                var missing = own.Keys.Where(k => !source.ContainsKey(k) && !Skipped(k)).ToList();
                var unexpected = source.Keys.Where(k => !own.ContainsKey(k) && !Skipped(k)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException(
                        $"the state does not fit {GetName()}: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]"
                    );
                using var quiet = no_grad();
                foreach (var (key, value) in source)
                    if (own.TryGetValue(key, out var target) && !Skipped(key))
                        target.copy_(value);
                return (missing, unexpected);

                bool Skipped(string key) => skip is not null && skip.Contains(key);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                StateFile.WriteNumber(writer, kept.Count);
                foreach (var (key, value) in kept)
                {
                    writer.Write(key);
                    value.Save(writer);
                }
            }

            public virtual Module load(
                string location,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null
            )
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(
                Stream stream,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null
            )
            {
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(
                BinaryReader reader,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null
            )
            {
                using var scope = NewDisposeScope();
                var source = new Dictionary<string, Tensor>();
                for (var left = StateFile.ReadNumber(reader); left > 0; left--)
                {
                    var key = reader.ReadString();
                    source[key] = TensorExtensionMethods.Load(reader);
                }
                load_state_dict(source, strict, skip);
                if (loadedParameters is not null)
                    foreach (var key in state_dict().Keys)
                        loadedParameters[key] = source.ContainsKey(key) && skip?.Contains(key) != true;
                return this;
            }

            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);
        }
    }
}
