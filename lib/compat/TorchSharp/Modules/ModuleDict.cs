using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they were added.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)>
    where T : nn.Module
{
    private readonly OrderedDict<string, T> entries = new();

    public ModuleDict()
        : base(nameof(ModuleDict<>)) { }

    public int Count => entries.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => entries.Keys;

    public ICollection<T> Values => entries.Values;

    public T this[string key]
    {
        get => entries[key];
        set => Change(() => entries[key] = value);
    }

    public (string, T) this[int index]
    {
        get => entries[index];
        set => Change(() => entries[index] = value);
    }

    public void Add(string key, T value) => Change(() => entries.Add(key, value));

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item) => Change(() => entries.Insert(index, item));

    public bool Remove(string key)
    {
        var known = entries.ContainsKey(key);
        Change(() => entries.Remove(key));
        return known;
    }

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);

    public void RemoveAt(int index) => Change(() => entries.RemoveAt(index));

    public void Clear() => Change(entries.Clear);

    public void clear() => Clear();

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool Contains((string, T) item) => entries.TryGetValue(item.Item1, out var own) && ReferenceEquals(own, item.Item2);

    public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, T) item) => Contains(item) ? entries.keys().ToList().IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

    public void CopyTo((string, T)[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public IEnumerable<string> keys() => entries.keys();

    public IEnumerable<T> values() => entries.values();

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public IEnumerator<(string, T)> GetEnumerator() => entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, T>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What is registered follows what is listed.</summary>
    private void Change(Action change)
    {
        change();
        _internal_submodules.clear();
        foreach (var (key, value) in entries)
            register_module(key, value);
    }
}
