namespace GenerativeModels.Autoregressive;

/// <summary>Keys and values of the tokens that a <see cref="Gpt"/> has seen: what later tokens attend to, so that it is not computed again.</summary>
public sealed class KeyValueCache : IDisposable
{
    private readonly Entry[] layers;

    /// <summary>An empty one.</summary>
    public KeyValueCache(int layers) => this.layers = [.. Enumerable.Range(0, layers).Select(_ => new Entry())];

    /// <summary>Tokens held.</summary>
    public long Length => layers[0].Length;

    internal Entry Layer(int index) => layers[index];

    /// <summary>Frees the keys and values.</summary>
    public void Dispose() => Array.ForEach(layers, layer => layer.Dispose());

    /// <summary>Keys and values of one layer, each [B, heads, T, width/heads].</summary>
    internal sealed class Entry : IDisposable
    {
        private Tensor? keys;
        private Tensor? values;

        public long Length => keys?.shape[2] ?? 0;

        /// <summary>Adds those of new tokens; all of them.</summary>
        public (Tensor Keys, Tensor Values) Append(Tensor newKeys, Tensor newValues)
        {
            var (oldKeys, oldValues) = (keys, values);
            keys = oldKeys is null ? newKeys.clone() : cat([oldKeys, newKeys], dim: 2);
            values = oldValues is null ? newValues.clone() : cat([oldValues, newValues], dim: 2);
            keys.DetachFromDisposeScope();
            values.DetachFromDisposeScope();
            oldKeys?.Dispose();
            oldValues?.Dispose();
            return (keys, values);
        }

        public void Dispose()
        {
            keys?.Dispose();
            values?.Dispose();
        }
    }
}
